import { describe } from "vitest";
import { checkExpressions } from "./check.ts";

// Expected values: the emulator's where it was asked, else https://learn.microsoft.com/kusto/query/
describe("texts", () => {
  checkExpressions([
    [`strcat("a", 1, true, 1.5, 1h, "")`, "a1True1.501:00:00"],
    [`strcat("x", tostring(int(null)), "y")`, "xy"],
    [`strcat_delim("-", "1", "2", "", "A", 1s)`, "1-2--A-00:00:01"],
    [`strcat_array(dynamic(["a", null, "", "b"]), "|")`, "a|||b"],
    [`strcat_array(dynamic([1, null, 3]), "-")`, "1--3"],
    [`strlen("naïve 👨")`, "7"],
    [`string_size("é😀")`, "6"],
    [`substring("hello", 1, 3)`, "ell"],
    [`substring("hello", -2, 2)`, "lo"],
    [`substring("x", -2, 5)`, ""],
    [`substring("abc", 5, 3)`, ""],
    [`substring("hello", 1, -1)`, ""],
    [`substring("héllo", 1)`, "éllo"],
    [`split("a,,b", ",")`, `["a","","b"]`],
    [`split("", ",")`, `[""]`],
    [`split("abc", "")`, `["abc"]`],
    [`split("aa_bb", "_", 1)`, `["bb"]`],
    [`split("aa_bb", "_", 5)`, "null"],
    [String.raw`split(@"C:\Windows\cmd.exe", "\\")[-1]`, "cmd.exe"],
    [`indexof("abcdefg", "cde")`, "2"],
    [`indexof("abcdefg", "cde", 1, 2)`, "2"],
    [`indexof("abcdefg", "cde", 3, 4)`, "-1"],
    [`indexof("abcdefg", "cde", -5)`, "2"],
    [`indexof("abcdefgabcdefg", "cde", 1, 10, 2)`, "9"],
    [`indexof("abc", "")`, "null"],
    [`countof("aaaa", "aa")`, "3"],
    [String.raw`countof("a1b22", @"\d+", "regex")`, "2"],
    [`replace_string("a.b.c", ".", "::")`, "a::b::c"],
    [`replace_string("abc", "", "_")`, "abc"],
    [`replace_strings("This is", dynamic(["This", "is"]), dynamic(["This", "was"]))`, "This was"],
    [`replace_strings("This is", dynamic(["is", "This"]), dynamic(["was", "x"]))`, "Thwas was"],
    [`translate("abc", "x", "abcd")`, "xxxd"],
    [`strrep("ab", 3, "-")`, "ab-ab-ab"],
    [`strcmp("abc", "ABC")`, "1"],
    [`reverse("abc")`, "cba"],
    [`toupper("naïve")`, "NAÏVE"],
    [`isempty("")`, "True"],
    [`isempty(dynamic(null))`, "True"],
    [`isnotempty(" ")`, "True"],
    [`punycode_from_string("académie-française")`, "acadmie-franaise-npb1a"],
    [`punycode_to_string("acadmie-franaise-npb1a")`, "académie-française"],
    [
      `punycode_domain_from_string("xn--Ry-lja8c.xn--Jng-uta63a.xn--Bng-9ka.com")`,
      "Rúyì.Jīngū.Bàng.com",
    ],
    [`punycode_domain_from_string("xn--€")`, ""],
    [`format_bytes(1024)`, "1 KB"],
    [`format_bytes(8000000, 2, "MB")`, "7.63 MB"],
  ]);
});

describe("regular expressions", () => {
  checkExpressions([
    [String.raw`extract(@"(\d+)-(\w+)", 2, "x 12-ab")`, "ab"],
    [`extract("b", 0, "abc")`, "b"],
    [`extract("(x)", 1, "abc")`, ""],
    [`extract("(b)", 7, "abc")`, ""],
    [String.raw`extract(@"(\d+)", 1, "a42", typeof(long))`, "42"],
    [String.raw`extract_all(@"(\d+)", "1 and 22")`, `["1","22"]`],
    [String.raw`extract_all(@"([a-z])(\d)?", "a1b")`, `[["a","1"],["b",""]]`],
    [String.raw`extract_all(@"(\w)(\w)(\w)", dynamic([1, 3]), "abc")`, `[["a","c"]]`],
    [String.raw`extract_all(@"(?P<first>\w)(\w)", dynamic(["first"]), "ab")`, `["a"]`],
    [String.raw`extract_all(@"(\d)", "none")`, "null"],
    [String.raw`extract_all(@"(\d)", "１２")`, `["１","２"]`],
    [String.raw`replace_regex("Number is 1", @"is (\d+)", @"was: \1")`, "Number was: 1"],
    [String.raw`replace(@"(\d)", @"<\1>", "a1")`, "a<1>"],
    [`trim("x", "xxx")`, "x"],
    [`trim("--", "--https://bing.com--")`, "https://bing.com"],
    [String.raw`trim_start(@"[^\w]+", "-  Te st1// $")`, "Te st1// $"],
    [`trim_end(".com", "bing.com")`, "bing"],
    [`trim_end("x|ab", "cab")`, "c"],
    [String.raw`regex_quote("a.b")`, String.raw`a\.b`],
  ]);
});

describe("string operators with something computed on their right", () => {
  checkExpressions([
    [`"Hello World" has tolower("WORLD")`, "True"],
    [`"Hello World" has_cs tolower("WORLD")`, "False"],
    [`"alpha_beta" has strcat("al", "pha")`, "True"],
    [`"alphabeta" has strcat("al", "pha")`, "False"],
    [`"cmd.exe/c" has strcat("/", "c")`, "True"],
    [`"x" has strcat("", "")`, "True"],
    [`"МИР" has tolower("Мир")`, "True"],
    [`"category" hasprefix strcat("c", "at")`, "True"],
    [`"scatter" hasprefix strcat("c", "at")`, "False"],
    [`"end." hassuffix strcat("en", "d")`, "True"],
    [`"100%" contains strcat("0", "%")`, "True"],
    [`"ABC" startswith strcat("a", "b")`, "True"],
    [`"ABC" startswith_cs strcat("a", "b")`, "False"],
    [`"Müller" =~ strcat("mül", "ler")`, "True"],
    [`"run wsl.exe now" has_any (split("ssh,wsl", ","))`, "True"],
    [`"run wslx now" has_any (split("ssh,wsl", ","))`, "False"],
    [`"one two" has_all (split("two,one", ","))`, "True"],
    [`"one two" has_all (split("two,three", ","))`, "False"],
    [`"b" in (split("a,b", ","))`, "True"],
    [`"B" in (split("a,b", ","))`, "False"],
    [`"B" in~ (split("a,b", ","))`, "True"],
    [`2 in (parse_json("[1, 2]"))`, "True"],
    [`"2" !in (split("1,3", ","))`, "True"],
    [`has_any_index("this is an example", split("no,an", ","))`, "1"],
  ]);
});

describe("notations", () => {
  checkExpressions([
    [`url_decode("https%3a%2f%2fwww.bing.com%2f%zz")`, "https://www.bing.com/%zz"],
    [`url_encode("https://www.bing.com/hello world")`, "https%3a%2f%2fwww.bing.com%2fhello+world"],
    [`url_encode_component("a b/é")`, "a%20b%2f%c3%a9"],
    [`base64_encode_tostring("Kusto")`, "S3VzdG8="],
    [`base64_decode_tostring("S3VzdG8=")`, "Kusto"],
    [`base64_decode_tostring("no base64")`, ""],
    [`base64_decode_tostring("/w==")`, ""],
    [`base64_decode_toarray("S3VzdG8=")`, "[75,117,115,116,111]"],
    [`base64_encode_fromarray(dynamic([75, 117, 115, 116, 111]))`, "S3VzdG8="],
    [`base64_decode_toguid("JpbpECu8dUy7Pv5gbeJXAA==")`, "10e99626-bc2b-4c75-bb3e-fe606de25700"],
    [
      `base64_encode_fromguid(toguid("10e99626-bc2b-4c75-bb3e-fe606de25700"))`,
      "JpbpECu8dUy7Pv5gbeJXAA==",
    ],
    [`unicode_codepoints_from_string("⒦a")`, "[9382,97]"],
    [`make_string(dynamic([75, 117]), 115)`, "Kus"],
    [`parse_csv('aa,"b,b",cc,"say ""hi"""')`, `["aa","b,b","cc","say \\"hi\\""]`],
    [`parse_version("1.2.3") < parse_version("1.10")`, "True"],
    [`parse_version("x")`, "null"],
    [`parse_urlquery("k1=v1&k2=v2").["Query Parameters"].k2`, "v2"],
    [`parse_url("https://u:p@host:1234/a/b?k=v#f").Host`, "host"],
    [`parse_url("https://u:p@host:1234/a/b?k=v#f").Port`, "1234"],
    [`parse_url("https://host/a/b?k=v&w=").["Query Parameters"]`, `{"k":"v","w":""}`],
    [String.raw`parse_path(@"C:\temp\file.txt").DirectoryPath`, String.raw`C:\temp`],
    [`parse_path("file://C:/temp/file.txt:some.exe").AlternateDataStreamName`, "some.exe"],
    [`parse_path("/usr/lib/temp/file.txt").Extension`, "txt"],
    [
      String.raw`parse_command_line('cmd.exe /c "echo \\"a\\" b"', "windows")`,
      `["cmd.exe","/c","echo \\"a\\" b"]`,
    ],
    [`parse_xml('<e name="value">text</e>')`, `{"e":{"@name":"value","#text":"text"}}`],
    [`parse_xml("<e><a>1</a><a/></e>")`, `{"e":{"a":["1",null]}}`],
    [`parse_xml("<e>&lt;&#x41;</e>").e`, "<A"],
    [`parse_xml("<e><a></e>")`, "null"],
    [`parse_xml("text")`, "null"],
    [
      `parse_xml('<DataItem><EventData><Data Name="RuleName">-</Data><Data Name="Image">cmd</Data></EventData></DataItem>').DataItem.EventData.Data[1]["#text"]`,
      "cmd",
    ],
  ]);
});

describe("hashes", () => {
  checkExpressions([
    [`hash("World")`, "1846988464401551951"],
    [`hash("World", 100)`, "51"],
    [`hash(datetime(2015-01-01))`, "1380966698541616202"],
    [
      `hash_xxhash64("Nobody inspects the spammish repetition")`,
      String(BigInt.asIntN(64, 0xfbcea83c8a378bf1n)),
    ],
    [`hash_md5("World")`, "f5a7924e621e84c9280a9a27e1bcb7f6"],
    [`hash_md5(datetime(2020-01-01))`, "786c530672d1f8db31fee25ea8a9390b"],
    [`hash_sha256("World")`, "78ae647dc5544d227130a0682a51e30bc7777fbb6d8a8f17007463a3ecd1d524"],
    [`hash_sha1("World")`, "70c07ec18ef89c5309bbb0937f3a6342411e1fdd"],
  ]);
});
