/** Little-endian reads. Beyond the end they give zeros, so that damaged offsets cannot fault; callers check ranges. */
export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}

export function u32(bytes: Uint8Array, at: number): number {
  return (
    (u16(bytes, at) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)) >>> 0
  );
}

/** UTF-16 text of `units` units. */
export function utf16(bytes: Uint8Array, at: number, units: number): string {
  let text = "";
  for (let i = 0; i < units; i++) text += String.fromCharCode(u16(bytes, at + 2 * i));
  return text;
}
