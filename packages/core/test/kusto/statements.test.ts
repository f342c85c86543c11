import { expect, test } from "vitest";
import { lineOf } from "./kit.ts";

/** Each operator and statement with all its clauses. */
const cases: readonly (readonly [text: string, tree: string])[] = [
  ["T | filter a", "(pipeline T (where a))"],
  [
    "T | extend a = 1, (b, c) = f(d), e.g",
    "(pipeline T (extend (= a 1) (= b c (call f d)) (path e (member g))))",
  ],
  ["T | project a, ['b c'] = d", "(pipeline T (project a (= ['b c'] d)))"],
  ["T | project", "(pipeline T (project))"],
  ["T | project-away a*, *b, c", "(pipeline T (project-away a* *b c))"],
  ["T | project-keep a", "(pipeline T (project-keep a))"],
  ["T | project-rename a = b", "(pipeline T (project-rename (= a b)))"],
  [
    "T | project-reorder a asc, b* granny-desc, *",
    "(pipeline T (project-reorder columns=((column=a order=asc) (column=b* order=granny-desc) (column=*))))",
  ],
  ["T | distinct *", "(pipeline T (distinct *))"],
  ["T | distinct a, b = c", "(pipeline T (distinct a (= b c)))"],
  ["T | serialize a = row_number()", "(pipeline T (serialize (= a (call row_number))))"],
  ["T | limit 10", "(pipeline T (take count=10))"],
  ["T | sample 5", "(pipeline T (sample count=5))"],
  ["T | sample-distinct 5 of a", "(pipeline T (sample-distinct count=5 of=a))"],
  [
    "T | order by a, b asc nulls first",
    "(pipeline T (sort keys=((value=a) (value=b order=asc nulls=first))))",
  ],
  ["T | top 3 by a desc", "(pipeline T (top count=3 key=(value=a order=desc)))"],
  ["T | top-hitters 3 of a by b", "(pipeline T (top-hitters count=3 of=a by=(value=b)))"],
  [
    'T | top-nested 2 of a with others = "x" by n = count(), top-nested of b by max(c) asc',
    '(pipeline T (top-nested levels=((count=2 of=a others="x" by=(value=(= n (call count)))) (of=b by=(value=(call max c) order=asc)))))',
  ],
  ["T | count | count as N", "(pipeline T (count) (count as=N))"],
  [
    "T | as hint.materialized=true X",
    "(pipeline T (as name=X parameters=((parameter name=hint.materialized value=true))))",
  ],
  ["T | getschema | consume", "(pipeline T (getschema) (consume))"],
  [
    'T | render timechart with (title="x", ycolumns=a, b, kind=stacked)',
    '(pipeline T (render chart=timechart properties=((name=title values=("x")) (name=ycolumns values=(a b)) (name=kind values=(stacked)))))',
  ],
  [
    "T | render columnchart kind=stacked by a",
    "(pipeline T (render chart=columnchart properties=((name=kind values=(stacked)) (name=by values=(a)))))",
  ],
  ["T | summarize", "(pipeline T (summarize))"],
  [
    "T | summarize n = count(), arg_max(t, *) by bin(t, 1h), c = d",
    "(pipeline T (summarize aggregates=((= n (call count)) (call arg_max t *)) by=((call bin t timespan(36000000000)) (= c d))))",
  ],
  ["T | summarize by a", "(pipeline T (summarize by=(a)))"],
  [
    "T | summarize hint.strategy=shuffle count() by a bin=1d",
    "(pipeline T (summarize aggregates=((call count)) by=(a) bin=timespan(864000000000) parameters=((parameter name=hint.strategy value=shuffle))))",
  ],
  [
    "T | make-series n = count() default=0 on t from a to b step 1h by c",
    "(pipeline T (make-series series=((aggregate=(= n (call count)) default=0)) on=t from=a to=b step=timespan(36000000000) by=(c)))",
  ],
  [
    "T | make-series count() on t in range(a, b, 1d)",
    "(pipeline T (make-series series=((aggregate=(call count))) on=t from=a to=b step=timespan(864000000000) inRange))",
  ],
  [
    "T | reduce kind=source by a with threshold=0.1",
    "(pipeline T (reduce by=a with=((= threshold real(0.1))) parameters=((parameter name=kind value=source))))",
  ],
  ["T | join (U) on a", "(pipeline T (join right=(paren U) on=(a)))"],
  [
    "T | join kind=leftanti hint.remote=left (U | where b) on $left.a == $right.b, c",
    "(pipeline T (join right=(paren (pipeline U (where b))) on=((== (path $left (member a)) (path $right (member b))) c) parameters=((parameter name=kind value=leftanti) (parameter name=hint.remote value=left))))",
  ],
  ["T | join U where a == b", "(pipeline T (join right=U where=(== a b)))"],
  [
    "T | lookup kind=inner U on a",
    "(pipeline T (lookup right=U on=(a) parameters=((parameter name=kind value=inner))))",
  ],
  [
    'union withsource=S isfuzzy=true T*, (U | where a), database("d").V | count',
    '(pipeline (union (parameter name=withsource value=S) (parameter name=isfuzzy value=true) T* (paren (pipeline U (where a))) (path (call database "d") (member V))) (count))',
  ],
  ["T | union U", "(pipeline T (union U))"],
  [
    "T | partition hint.strategy=native by a (top 1 by b | count)",
    "(pipeline T (partition by=a body=(pipeline (top count=1 key=(value=b)) (count)) parameters=((parameter name=hint.strategy value=native))))",
  ],
  [
    "T | partition by a.b { U | where c }",
    "(pipeline T (partition by=(path a (member b)) body=(pipeline U (where c))))",
  ],
  [
    "T | fork x = (where a | count) (take 1)",
    "(pipeline T (fork branches=((name=x body=(pipeline (where a) (count))) (body=(pipeline (take count=1))))))",
  ],
  [
    "T | facet by a, b with (take 1)",
    "(pipeline T (facet by=(a b) with=(pipeline (take count=1))))",
  ],
  [
    "T | mv-expand with_itemindex=i a = b to typeof(long), c limit 5",
    "(pipeline T (mv-expand columns=((value=(= a b) to=typeof(long)) (value=c)) limit=5 parameters=((parameter name=with_itemindex value=i))))",
  ],
  ["T | mvexpand a", "(pipeline T (mv-expand columns=((value=a))))"],
  [
    "T | mv-apply a = b to typeof(string) on (where a | summarize make_set(a))",
    "(pipeline T (mv-apply columns=((value=(= a b) to=typeof(string))) body=(pipeline (where a) (summarize aggregates=((call make_set a))))))",
  ],
  [
    "T | parse kind=regex flags=Ui a with * \"x\" b:long 'y' *",
    '(pipeline T (parse subject=a pattern=((any) "x" (column name=b type=long) "y" (any)) parameters=((parameter name=kind value=regex) (parameter name=flags value=Ui))))',
  ],
  [
    'T | parse-where a with b "x" c',
    '(pipeline T (parse-where subject=a pattern=((column name=b) "x" (column name=c))))',
  ],
  [
    'T | parse-kv a as (b:string, [\'c d\']:long) with (pair_delimiter=";", kv_delimiter="=")',
    '(pipeline T (parse-kv subject=a columns=((name=b type=string) (name=[\'c d\'] type=long)) properties=((name=pair_delimiter value=";") (name=kv_delimiter value="="))))',
  ],
  [
    'search in (T, U*) "x" and a:"b"',
    '(pipeline (search in=(T U*) predicate=(and "x" (: a "b"))))',
  ],
  [
    "search kind=case_sensitive *",
    "(pipeline (search predicate=* parameters=((parameter name=kind value=case_sensitive))))",
  ],
  ["T | search * and a == 1", "(pipeline T (search predicate=(and * (== a 1))))"],
  [
    "find withsource=S in (T) where a == 1 project b, c:long, pack(*)",
    "(pipeline (find in=(T) predicate=(== a 1) project=((find-column name=b) (find-column name=c type=long) (pack-all)) parameters=((parameter name=withsource value=S))))",
  ],
  ['find "x" project-smart', '(pipeline (find predicate="x" project=smart))'],
  ["T | invoke f(1)", "(pipeline T (invoke call=(call f 1)))"],
  [
    "T | evaluate bag_unpack(a, 'p_') : (*, b:long)",
    '(pipeline T (evaluate call=(call bag_unpack a "p_") schema=(* (name=b type=long))))',
  ],
  ["evaluate f()", "(pipeline (evaluate call=(call f)))"],
  [
    "T | scan with_match_id=m order by a partition by b declare (x:long = 0) with (step s output=all: a == 1 => x = s.x + 1; step e optional: true;)",
    "(pipeline T (scan orderBy=((value=a)) partitionBy=(b) declare=((name=x type=long default=0)) steps=((name=s output=all condition=(== a 1) assignments=((name=x value=(+ (path s (member x)) 1)))) (name=e optional condition=true)) parameters=((parameter name=with_match_id value=m))))",
  ],
  ['print 1, b = "x"', '(pipeline (print 1 (= b "x")))'],
  ["range x from 1 to 10 step 2", "(pipeline (range column=x from=1 to=10 step=2))"],
  [
    "T | make-graph a --> b with U on c | graph-match (x)-[e]->(y) project x | count",
    "(pipeline T (other name=make-graph) (other name=graph-match) (count))",
  ],
  [
    'datatable(a:long, b:string)[, 1, "x", -2, "y",]',
    '(datatable columns=((name=a type=long) (name=b type=string)) values=(1 "x" -2 "y"))',
  ],
  [
    'externaldata(a:string)[h@"https://x/y.csv"] with (format="csv", ignoreFirstRecord=true)',
    '(externaldata columns=((name=a type=string)) locations=(h"https://x/y.csv") properties=((name=format value="csv") (name=ignoreFirstRecord value=true)))',
  ],
  [
    "let x = 5; let y = T | where a; let ['z w'] = toscalar(y | count); y",
    "(let name=x value=5) (let name=y value=(pipeline T (where a))) (let name=['z w'] value=(call toscalar (pipeline y (count)))) y",
  ],
  [
    "let m = materialize(T | where a); m",
    "(let name=m value=(call materialize (pipeline T (where a)))) m",
  ],
  [
    "let f = (T:(*), U:(a:string), b:dynamic = dynamic([]), c:long = -1) { let d = c; T | where e == d }; f(T, U)",
    "(let-function name=f parameters=((table-parameter name=T) (table-parameter name=U columns=((name=a type=string))) (scalar-parameter name=b type=dynamic default=(dynamic (array))) (scalar-parameter name=c type=long default=-1)) body=((let name=d value=c) (pipeline T (where (== e d))))) (call f T U)",
  ],
  ["let v = view () { T }; v", "(let-function name=v isView body=(T)) v"],
  ['set notruncation; set x = "y"; T', '(set name=notruncation) (set name=x value="y") T'],
  [
    "declare query_parameters(a:long = 5, b:string); T",
    "(query-parameters parameters=((scalar-parameter name=a type=long default=5) (scalar-parameter name=b type=string))) T",
  ],
  [
    'alias database d = cluster("c").database("d"); T',
    '(alias name=d value=(path (call cluster "c") (method database "d"))) T',
  ],
  [
    'restrict access to (T, database("d").*); T',
    '(restrict entities=(T (path (call database "d") (member *)))) T',
  ],
  ['declare pattern P = (a:string) { ("x") = { T }; }; T', "(pattern) T"],
  ["# a directive\nT // a comment | where b\n| count", "(pipeline T (count))"],
  [
    "cluster('c').database(\"d\").['T u'].x[0].['y z'][\"w\"]",
    '(path (call cluster "c") (method database "d") (member [\'T u\']) (member x) (element 0) (member [\'y z\']) (element "w"))',
  ],
];

test.each(cases)("%s", (text, tree) => {
  expect(lineOf(text)).toBe(tree);
});
