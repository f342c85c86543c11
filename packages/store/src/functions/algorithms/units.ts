/** What a unit is of the first of its kind: those of `convert_length`, `convert_mass` and their like, that people use. */
const scales: Readonly<Record<string, string>> = {
  angle:
    "Degree 1 Arcminute 0.016666666666666666 Arcsecond 0.0002777777777777778 Radian 57.29577951308232 Revolution 360 Gradian 0.9",
  length:
    "Meter 1 Kilometer 1000 Decimeter 0.1 Centimeter 0.01 Millimeter 0.001 Micrometer 1e-6 Nanometer 1e-9 Inch 0.0254 Foot 0.3048 Yard 0.9144 Mile 1609.344 NauticalMile 1852",
  mass: "Kilogram 1 Gram 0.001 Milligram 1e-6 Tonne 1000 Pound 0.45359237 Ounce 0.028349523125 Stone 6.35029318",
  volume:
    "CubicMeter 1 Liter 0.001 Milliliter 1e-6 CubicCentimeter 1e-6 CubicFoot 0.028316846592 UsGallon 0.003785411784 ImperialGallon 0.00454609",
  speed:
    "MeterPerSecond 1 KilometerPerHour 0.2777777777777778 MilePerHour 0.44704 FootPerSecond 0.3048 Knot 0.5144444444444445 CentimeterPerSecond 0.01 CentimeterPerHour 2.777777777777778e-6 MeterPerHour 0.0002777777777777778",
  energy:
    "Joule 1 Kilojoule 1000 Calorie 4.184 Kilocalorie 4184 WattHour 3600 KilowattHour 3600000 BritishThermalUnit 1055.05585262 ElectronVolt 1.602176634e-19",
  force:
    "Newton 1 Decanewton 10 Kilonewton 1000 Meganewton 1000000 PoundForce 4.4482216152605 Dyn 1e-5",
};

/** A value in one unit as one of another; null where either is unknown. */
export function convertUnit(kind: string, value: number, from: string, to: string): number | null {
  if (kind === "temperature") return convertTemperature(value, from, to);
  const words = (scales[kind] ?? "").split(" ");
  const factor = (unit: string) => Number(words[words.indexOf(unit) + 1]);
  if (!words.includes(from) || !words.includes(to)) return null;
  return (value * factor(from)) / factor(to);
}

/** What a degree is in kelvins, and what is zero there. */
const temperatures: Readonly<Record<string, readonly [degree: number, zero: number]>> = {
  Kelvin: [1, 0],
  DegreeCelsius: [1, 273.15],
  DegreeFahrenheit: [5 / 9, 459.67 * (5 / 9)],
  DegreeRankine: [5 / 9, 0],
};

function convertTemperature(value: number, from: string, to: string): number | null {
  const [source, target] = [temperatures[from], temperatures[to]];
  if (source === undefined || target === undefined) return null;
  return (value * source[0] + source[1] - target[1]) / target[0];
}
