/**
 * Runs SQL over the flat JSON records of logs: `node duckdb-task.ts <sql> <file…>`. The records are the view `events`,
 * of which DuckDB reads the columns that the queries of `hunt` need, each as text.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { reportTaskAsync } from "./read-file.ts";

const columns =
  "@timestamp Hostname Channel SourceName EventID Image CommandLine ParentImage ProcessGuid DestinationIp DestinationPort".split(
    " ",
  );

const [sql = "", ...files] = process.argv.slice(2);
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

await reportTaskAsync(async () => {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const types = columns.map((name) => `${quoted(name)}: 'VARCHAR'`).join(", ");
  await connection.run(
    `CREATE VIEW events AS SELECT * FROM read_json([${files.map(quoted).join(", ")}],
      format = 'newline_delimited', columns = {${types}}, maximum_object_size = 67108864)`,
  );
  const result = await connection.runAndReadAll(sql);
  return { records: 0, hits: result.getRows().length };
});
