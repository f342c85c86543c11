import { expect, test } from "vitest";
import { columnsIn } from "./lower-kit.ts";

/** The columns that come out, as Microsoft's binder (12.4.1) has them for the same tables. */
const cases: readonly (readonly [text: string, columns: string])[] = [
  [
    "Events | evaluate activity_counts_metrics(Id, Time, ago(1d), now(), 1h, Host, Ok)",
    "Time:datetime Host:string Ok:bool count:long dcount:long new_dcount:long aggregated_dcount:long",
  ],
  [
    "Events | evaluate sliding_window_counts(Host, Id, 1, 9, 3, 1, Ok)",
    "Id:long Ok:bool Count:long Dcount:long",
  ],
  // The binder refuses this, the engine runs it.
  ["Events | project A = coalesce(Host, Bag.x)", "A:string"],
  // Functions that give several columns. Where names are given the engine gives those alone, and the binder all.
  [
    "print Bag = dynamic([1]) | project series_decompose_anomalies(Bag), series_fit_line(Bag)",
    "series_decompose_anomalies_Bag_ad_flag:dynamic series_decompose_anomalies_Bag_ad_score:dynamic series_decompose_anomalies_Bag_baseline:dynamic series_fit_line_Bag_rsquare:real series_fit_line_Bag_slope:real series_fit_line_Bag_variance:real series_fit_line_Bag_rvariance:real series_fit_line_Bag_interception:real series_fit_line_Bag_line_fit:dynamic",
  ],
  [
    "print Bag = dynamic([1]) | extend (Low, At) = series_stats(Bag), Flags = series_decompose_anomalies(Bag)",
    "Bag:dynamic Low:real At:long Flags:dynamic",
  ],
  ["Events | where Ok", "Time:datetime Host:string Id:long Bag:dynamic Ok:bool"],
  [
    "Events | project Id + 1, Bag.a.b, tolower(Host), bin(Time, 1h), Id",
    "Column1:long Bag_a_b:dynamic Column2:string Time:datetime Id:long",
  ],
  ["Events | project toint(Id), Id", "Id:int Id1:long"],
  [
    "Events | extend toint(Id), Id + 1",
    "Time:datetime Host:string Id:int Bag:dynamic Ok:bool Column1:long",
  ],
  ["Events | project Id | extend Id + 1 | project Id + 2", "Column2:long"],
  ["Events | project-away *o*, Id", "Time:datetime Bag:dynamic Ok:bool"],
  ["Events | project-keep Id, H*", "Host:string Id:long"],
  ["Events | project-reorder Ok, I*", "Ok:bool Id:long Time:datetime Host:string Bag:dynamic"],
  ["Events | project-reorder * asc", "Bag:dynamic Host:string Id:long Ok:bool Time:datetime"],
  [
    "Events | project-rename Number = Id",
    "Time:datetime Host:string Number:long Bag:dynamic Ok:bool",
  ],
  [
    "Events | summarize count(), dcount(Host), round(avg(Id), 1), count() * 2 by bin(Time, 1h), tolower(Host)",
    "Time:datetime Column1:string count_:long dcount_Host:long avg_Id:real Column2:long",
  ],
  [
    "Events | summarize arg_max(Time, *) by Host",
    "Host:string Time:datetime Id:long Bag:dynamic Ok:bool",
  ],
  [
    "Events | summarize arg_max(Time, Id), arg_max(Time, Host)",
    "Time:datetime Id:long Time1:datetime Host:string",
  ],
  ["Events | summarize take_any(Id) by Id", "Id:long Id1:long"],
  ["Events | summarize toint(Best = max(Id)) by bin(Day = Time, 1d)", "Day:datetime Best:int"],
  [
    "_GetWatchlist('vips') | where City == 'x' | project City, SearchKey, Level = toint(Level)",
    "City:string SearchKey:string Level:int",
  ],
  [
    "let f = (name:string) { table(name) | take 1 }; f('EventsOld')",
    "Host:string Id:long Note:string",
  ],
  ["let f = () { 5 }; print f + 1", "print_0:long"],
  ["let V = view () { EventsOld }; union V*", "Host:string Id:long Note:string"],
  ["Events | summarize by Host", "Host:string"],
  ["Events | distinct Host, tolower(Host)", "Host:string Column1:string"],
  ["Events | count", "Count:long"],
  ["Events | count as Number", "Number:long"],
  [
    "Events | union EventsOld, Logons",
    "Time:datetime Host:string Id_long:long Id_string:string Bag:dynamic Ok:bool Note:string User:string Host1:string",
  ],
  ["union kind=inner Events, EventsOld", "Host:string Id:long"],
  [
    "union withsource=From Events*",
    "From:string Time:datetime Host:string Id:long Bag:dynamic Ok:bool Note:string",
  ],
  [
    "EventsOld | join Logons on Host",
    "Host:string Id:long Note:string Time:datetime Host2:string User:string Id1:string Host1:string",
  ],
  ["EventsOld | join kind=leftanti Logons on Host", "Host:string Id:long Note:string"],
  [
    "EventsOld | join kind=rightsemi Logons on Host",
    "Time:datetime Host:string User:string Id:string Host1:string",
  ],
  [
    "EventsOld | lookup Logons on Host",
    "Host:string Id:long Note:string Time:datetime User:string Id1:string Host1:string",
  ],
  ["Events | mv-expand Bag", "Time:datetime Host:string Id:long Bag:dynamic Ok:bool"],
  [
    "Events | mv-expand with_itemindex=At Part = Bag.parts to typeof(string)",
    "Time:datetime Host:string Id:long Bag:dynamic Ok:bool Part:string At:long",
  ],
  ["EventsOld | mv-expand split(Note, ',')", "Host:string Id:long Note:dynamic"],
  [
    "Events | mv-apply Bag on (summarize Sum = sum(tolong(Bag)))",
    "Time:datetime Host:string Id:long Ok:bool Sum:long",
  ],
  [
    "Events | mv-apply Part = Bag to typeof(long) on (top 1 by Part)",
    "Time:datetime Host:string Id:long Bag:dynamic Ok:bool Part:long",
  ],
  [
    "Events | mv-apply Part = Bag on (extend Id = tostring(Part))",
    "Time:datetime Host:string Id:string Bag:dynamic Ok:bool Part:dynamic",
  ],
  [
    "EventsOld | parse Note with * 'a=' A:long ' b=' B",
    "Host:string Id:long Note:string A:long B:string",
  ],
  [
    "EventsOld | parse-kv Note as (A:long, B:string) with (pair_delimiter=',')",
    "Host:string Id:long Note:string A:long B:string",
  ],
  [
    "Events | make-series count(), Most = max(Id) on Time step 1h by Host",
    "Host:string count_:dynamic Most:dynamic Time:dynamic",
  ],
  ["Events | evaluate bag_unpack(Bag) : (A:string, B:long)", "A:string B:long"],
  [
    "Events | sort by Time | extend N = row_number(), Last = prev(Host)",
    "Time:datetime Host:string Id:long Bag:dynamic Ok:bool N:long Last:string",
  ],
  ["Events | getschema", "ColumnName:string ColumnOrdinal:int DataType:string ColumnType:string"],
  ["Events | search 'x'", "$table:string Time:datetime Host:string Id:long Bag:dynamic Ok:bool"],
  [
    "search in (EventsOld, Logons) 'x'",
    "$table:string Host:string Id_long:long Id_string:string Note:string Time:datetime User:string Host1:string",
  ],
  [
    "find in (Events, EventsOld, Logons) where Ok or Note has 'x'",
    "source_:string Host:string Id:long Ok:bool Note:string pack_:dynamic",
  ],
  [
    "find in (Events, Logons) where Id == 5 project Id, User",
    "source_:string Id:dynamic User:string",
  ],
  [
    "find in (Events, Logons) where Ok",
    "source_:string Time:datetime Host:string Id:long Bag:dynamic Ok:bool",
  ],
  [
    "find in (Events, EventsOld) where Host == 'x'",
    "source_:string Host:string Id:long pack_:dynamic",
  ],
  [
    "Events | top-nested 3 of Host by count(), top-nested of Id by sum(Id)",
    "Host:string aggregated_Host:long Id:long aggregated_Id:long",
  ],
  ["Events | top-hitters 3 of Host by Id", "Host:string approximate_sum_Id:long"],
  ["Events | sample-distinct 3 of Host", "Host:string"],
  [
    "Events | partition by Host (top 1 by Time)",
    "Time:datetime Host:string Id:long Bag:dynamic Ok:bool",
  ],
  ["range N from 1 to 10 step 1", "N:long"],
  ["range At from ago(1d) to now() step 1h", "At:datetime"],
  ["print 1, Named = 2, 'a'", "print_0:long Named:long print_2:string"],
  ["datatable(A:long, B:string)[1, 'x']", "A:long B:string"],
  ["externaldata(A:string)['https://example.org/a.csv']", "A:string"],
  ["let f = (n:long) { n + 1 }; f(1)", "print_0:long"],
];

test.each(cases)("%s", (text, columns) => {
  expect(columnsIn(text)).toBe(columns);
});
