/** A place on earth, in degrees. */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

const wellKnown = /^\s*POINT\s*\(\s*(-?[\d.eE+-]+)\s+(-?[\d.eE+-]+)\s*\)\s*$/i;
const pair = /^\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*$/;

/** Reads `POINT (longitude latitude)`, `latitude,longitude` or JSON of `lat` and `lon`; undefined for others. */
export function placeOf(text: string): Place | undefined {
  const point = wellKnown.exec(text);
  if (point !== null) return checked(Number(point[1]), Number(point[2]));
  const numbers = pair.exec(text);
  if (numbers !== null) return checked(Number(numbers[2]), Number(numbers[1]));
  const latitude = /"lat"\s*:\s*(-?[\d.]+)/.exec(text)?.[1];
  const longitude = /"lon"\s*:\s*(-?[\d.]+)/.exec(text)?.[1];
  return latitude === undefined || longitude === undefined
    ? undefined
    : checked(Number(longitude), Number(latitude));
}

function checked(longitude: number, latitude: number): Place | undefined {
  return Number.isFinite(longitude) && Number.isFinite(latitude)
    ? { longitude, latitude }
    : undefined;
}

/** Mean radius in meters, as Lucene has it. */
const earthRadius = 6_371_008.7714;

/** Meters along the great circle (haversine). */
export function distance(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [dy, dx] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h =
    Math.sin(dy / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dx / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.sqrt(h));
}
