/** Functions of lists and bags. */
export const dynamicFunctions = `
parse_json (json) dynamic @first
parsejson = parse_json
todynamic = parse_json
toobject = parse_json
dynamic_to_json (any) string
array_length (array) long
arraylength = array_length
array_concat (array+) dynamic
array_iff (array, any, any) dynamic
array_iif = array_iff
array_index_of (array, any, integer?, integer?, integer?) long
array_slice (array, integer, integer) dynamic
array_split (array, list) dynamic
array_shift_left (array, integer, any?) dynamic
array_shift_right (array, integer, any?) dynamic
array_rotate_left (array, integer) dynamic
array_rotate_right (array, integer) dynamic
array_reverse (array) dynamic
array_sort_asc (array+) dynamic @suffix:sorted
array_sort_asc (array+, bool!) dynamic @suffix:sorted
array_sort_desc (array+) dynamic @suffix:sorted
array_sort_desc (array+, bool!) dynamic @suffix:sorted
series_sum (array) real =array-sum
array_sum = series_sum
zip (array++) dynamic
repeat (any, long) dynamic @prefix:repeat
range (summable, summable, summable?) dynamic
pack_array (star+) dynamic
bag_pack (string+, any+) dynamic
pack = bag_pack
pack_dictionary = bag_pack
bag_keys (bag) dynamic
bag_merge (bag++) dynamic
bag_remove_keys (bag, array) dynamic
bag_has_key (bag, string) bool
bag_set_key (bag, string, any) dynamic
bag_zip (array, array) dynamic
treepath (bag) dynamic @prefix:tree
set_has_element (array, any) bool
set_union (array++) dynamic
set_intersect (array++) dynamic
set_difference (array++) dynamic
set_equals (array, array) bool
pack_all (bool?) dynamic
bag_pack_columns (any+) dynamic
jaccard_index (array, array) real
`;
