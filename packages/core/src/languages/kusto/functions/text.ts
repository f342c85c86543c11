/** Functions of texts; parameters and results as Kusto's binder has them. */
export const textFunctions = `
strcat (text+) string
strcat_delim (text, text++) string
strcat_array (array, text) string
array_strcat = strcat_array
strcmp (text, text) long
strrep (text, long, text?) string
strlen (string) long @prefix:strlen
string_size (string) long @prefix:string_size
toupper (text) string
tolower (text) string
reverse (text) string
substring (text, integer, integer?) string
indexof (text, text, integer?, integer?, integer?) long
indexof_regex (text, text!, integer?, integer?, integer?) long
has_any_index (string, array) long
split (text, string, integer?) dynamic @first
parse_command_line (text, string) dynamic
extract (string!, long, string) string
extract_all (string!, string) dynamic
extract_all (string!, array, string) dynamic
extractall = extract_all
replace_regex (string, string!, string!) string
replace (string!, string!, string) string
replace_string (string, string, string) string
replace_strings (string, array, array) string
trim (string!, string) string
trim_start (string!, string) string
trim_end (string!, string) string
countof (string, string, string?) long
translate (string, string, string) string
regex_quote (text) string
unicode_codepoints_to_string (list+) string
make_string = unicode_codepoints_to_string
unicode_codepoints_from_string (text) dynamic
to_utf8 = unicode_codepoints_from_string
isascii (text) bool
isutf8 (text) bool
format_bytes (number, number?, string?) string @first
url_encode (string) string
url_encode_component (string) string
url_decode (string) string
base64_encode_tostring (string) string
base64_encodestring = base64_encode_tostring
base64_decode_tostring (string) string
base64_decodestring = base64_decode_tostring
base64_decode_toarray (string) dynamic
base64_encode_fromarray (array) string
base64_decode_toguid (string) guid
base64_encode_fromguid (guid) string
gzip_compress_to_base64_string (string) string
gzip_decompress_from_base64_string (string) string
zlib_compress_to_base64_string (string) string
zlib_decompress_from_base64_string (string) string
punycode_to_string (string) string
punycode_from_string (string) string
punycode_domain_to_string (string) string
punycode_domain_from_string (string) string
hash (flat, integer?) long
hash_xxhash64 (flat, integer?) long
hash_sha256 (flat) string
hash_sha1 (flat) string
hash_md5 (flat) string
hash_combine (any++) long
hash_many (flat+) long
parse_csv (string) dynamic @first
parse_url (string) dynamic
parseurl = parse_url
parse_urlquery (string) dynamic
parseurlquery = parse_urlquery
parse_path (string) dynamic
parse_version (string) decimal
parse_user_agent (string, json?) dynamic
parse_xml (string) dynamic @first
assert (bool, string!) bool
`;
