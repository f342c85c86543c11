/** Functions of numbers. */
export const numberFunctions = `
bin (number, number) widest @first
bin (timespan, timespan) timespan @first
bin (datetime, datetime) datetime @first
bin (datetime, timespan) datetime @first
floor = bin
bin_at (number, number, number) widest @first
bin_at (timespan, number, timespan) timespan @first
bin_at (timespan, timespan, timespan) timespan @first
bin_at (datetime, summable, datetime) datetime @first
round (number, long!?) first @first
ceiling (number) first @first
abs (integer) long @first
abs (number) first @first
abs (timespan) timespan @first
sign (number) real
pow (number, number) real @first
sqrt (number) real @first
log (number) real @first
log2 (number) real @first
log10 (number) real @first
exp (number) real @first
exp2 (number) real @first
exp10 (number) real @first
gamma (number) real @first
loggamma (number) real @first
erf (number) real @first
erfc (number) real @first
pi () real
cos (number) real @first
sin (number) real @first
tan (number) real @first
acos (number) real @first
asin (number) real @first
atan (number) real @first
atan2 (number, number) real @first
cot (number) real
degrees (number) real
radians (number) real
rand (integer?) real @first
isnan (real) bool
isinf (real) bool
isfinite (real) bool
max_of (common++) common
min_of (common++) common
binary_and (integer, integer) long @first
binary_or (integer, integer) long @first
binary_xor (integer, integer) long @first
binary_not (integer) long @first
binary_shift_left (integer, integer) long @first
binary_shift_right (integer, integer) long @first
bitset_count_ones (integer) long @first
tohex (integer, integer?) string @first
convert_angle (real, string, string) real
convert_energy (real, string, string) real
convert_force (real, string, string) real
convert_length (real, string, string) real
convert_mass (real, string, string) real
convert_speed (real, string, string) real
convert_temperature (real, string, string) real
convert_volume (real, string, string) real
`;
