/** Aggregates; the model's name is that without `if`, whose condition it keeps apart. */
export const aggregateFunctions = `
count () long @prefix:count
count (where) long @prefix:count
count (any) long @prefix:count
countif (where) long @prefix:countif =count
cnt () long @prefix:cnt =count
count_distinct (flat) long @prefix:count_distinct
count_distinctif (flat, where) long @prefix:count_distinctif =count-distinct
dcount (any, integer?) long @prefix:dcount
dcountif (any, where, integer?) long @prefix:dcountif =dcount
sum (summable) promoted @prefix:sum
sumif (summable, where) promoted @prefix:sumif =sum
min (orderable) first @prefix:min
minif (orderable, where) first @prefix:minif =min
max (orderable) first @prefix:max
maxif (orderable, where) first @prefix:maxif =max
avg (integer) real @prefix:avg
avg (decimal) decimal @prefix:avg
avg (real) real @prefix:avg
avg (timespan) timespan @prefix:avg
avg (datetime) datetime @prefix:avg
avgif (integer, where) real @prefix:avgif =avg
avgif (decimal, where) decimal @prefix:avgif =avg
avgif (real, where) real @prefix:avgif =avg
avgif (timespan, where) timespan @prefix:avgif =avg
avgif (datetime, where) datetime @prefix:avgif =avg
stdev (summable) real @prefix:stdev
stdevif (summable, where) real @prefix:stdevif =stdev
stdevp (summable) real @prefix:stdevp
variance (summable) real @prefix:variance
varianceif (summable, where) real @prefix:varianceif =variance
variancep (summable) real @prefix:variancep
variancepif (summable, where) real @prefix:variancepif =variancep
covariance (summable, summable) real @pair:covariance
covarianceif (summable, summable, where) real @pair:covarianceif =covariance
covariancep (summable, summable) real @pair:covariancep
covariancepif (summable, summable, where) real @pair:covariancepif =covariancep
make_list (any, integer?) dynamic @prefix:list
makelist = make_list
make_list_if (any, where, integer?) dynamic @prefix:list =make-list
make_list_with_nulls (any) dynamic @prefix:list
make_set (any, integer?) dynamic @prefix:set
makeset = make_set
make_set_if (any, where, integer?) dynamic @prefix:set =make-set
make_bag (bag, integer?) dynamic @prefix:bag
make_dictionary = make_bag @prefix:dictionary
make_bag_if (bag, where, integer?) dynamic @prefix:bag =make-bag
buildschema (any) dynamic @prefix:schema
take_any (star+) first @first
any = take_any @prefix:any
take_anyif (any, where) first @first =take-any
anyif = take_anyif @prefix:anyif
arg_max (orderable, star+) first @first
arg_max (orderable) first @first
argmax = arg_max
arg_min (orderable, star+) first @first
arg_min (orderable) first @first
argmin = arg_min
percentile (any, number) promoted
percentiles (any, number+) promoted =percentile
percentilew (any, integer, number) promoted
percentilesw (any, integer, number+) promoted =percentilew
percentiles_array (any, number+) dynamic @prefix:percentiles
percentiles_array (any, array) dynamic @prefix:percentiles
percentilesw_array (any, integer, number+) dynamic @prefix:percentiles
percentilesw_array (any, integer, array) dynamic @prefix:percentiles
binary_all_or (summable) first @first
binary_all_and (summable) first @first
binary_all_xor (summable) first @first
`;
