// Escape sequences and direction marks in a rule or log must not steer the terminal.
const steering = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside made fit for a line of a terminal: control characters, tabs aside, become U+FFFD. */
export function printable(text: string): string {
  return text.replace(steering, "\ufffd");
}
