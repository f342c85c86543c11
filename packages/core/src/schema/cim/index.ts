/**
 * What Splunk calls things in events of Windows: the Common Information Model's datasets, and the names under which its
 * add-ons for Windows and Sysmon have the fields of events. Built on the model's public documentation.
 */
export { bindSplunkTable, splunkTables } from "./bind-table.ts";
export type { SplunkTable, SplunkTables } from "./bind-table.ts";
export { isAddedField } from "./events.ts";
export { isModelField, modelFields } from "./model-fields.ts";
export type { ModelFields } from "./model-fields.ts";
