/** Conversions, choices and tests of values. */
export const conversionFunctions = `
tostring (any) string @first
toint (any) int @first
tolong (any) long @first
toreal (any) real @first
todouble = toreal
todecimal (any) decimal @first
tobool (any) bool @first
toboolean = tobool
todatetime (any) datetime @first
totimespan (any) timespan @first
totime = totimespan
toguid (string) guid @first
gettype (any) string @prefix:type
extract_json (string!, string) string
extractjson = extract_json
iff (bool, any, any) common
iif = iff
case (bool+, any+, any) common
coalesce (common++) common
not (bool) bool
isnull (any) bool
isnotnull (any) bool
notnull = isnotnull
isempty (any) bool
isnotempty (any) bool
notempty = isnotempty
around (any, any, any) bool
column_ifexists (string!, any) first
columnifexists = column_ifexists
new_guid () guid
`;
