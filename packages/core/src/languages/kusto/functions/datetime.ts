/** Functions of times and lengths of time. */
export const datetimeFunctions = `
now (timespan?) datetime
ago (timespan) datetime
ingestion_time () datetime @fixed:$IngestionTime
format_datetime (datetime, string!) string @first
format_timespan (timespan, string!) string @first
make_datetime (number, number, number, number?, number?, number?) datetime @only
make_datetime (any) datetime @only
make_timespan (integer, integer, integer, number) timespan @only
make_timespan (integer, integer, number?) timespan @only
make_timespan (any) timespan @only
datetime_add (string!, integer, datetime) datetime
datetime_diff (string!, datetime, datetime) long
datetime_part (string!, datetime) int
datepart = datetime_part
datetime_local_to_utc (datetime, string) datetime
datetime_utc_to_local (datetime, string) datetime
datetime_list_timezones () dynamic
dayofweek (datetime) timespan
dayofmonth (datetime) int
dayofyear (datetime) int
hourofday (datetime) int
week_of_year (datetime) int
weekofyear = week_of_year
monthofyear (datetime) int
getmonth = monthofyear
getyear (datetime) int
startofday (datetime, long?) datetime @first
startofweek (datetime, long?) datetime
startofmonth (datetime, long?) datetime
startofyear (datetime, long?) datetime
endofday (datetime, long?) datetime
endofweek (datetime, long?) datetime
endofmonth (datetime, long?) datetime
endofyear (datetime, long?) datetime
unixtime_seconds_todatetime (number) datetime
unixtime_milliseconds_todatetime (number) datetime
unixtime_microseconds_todatetime (number) datetime
unixtime_nanoseconds_todatetime (number) datetime
`;
