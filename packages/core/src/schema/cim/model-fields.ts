/**
 * The fields of the Common Information Model 4.20, by dataset: facts from its public documentation, compiled for this
 * project. https://docs.splunk.com/Documentation/CIM/latest/User/Overview
 *
 * dataset | fields of its own
 */
const table = `
Endpoint.Ports|creation_time,dest,dest_port,process_guid,process_id,src,src_port,state,tag,transport,transport_dest_port,user,vendor_product
Endpoint.Processes|action,cpu_load_percent,dest,dest_is_expected,mem_used,original_file_name,os,parent_process,parent_process_exec,parent_process_guid,parent_process_id,parent_process_name,parent_process_path,process,process_current_directory,process_exec,process_guid,process_hash,process_id,process_integrity_level,process_name,process_path,tag,user,user_id,vendor_product
Endpoint.Services|description,dest,dest_is_expected,process_guid,process_id,service,service_dll,service_dll_hash,service_dll_path,service_dll_signature_exists,service_dll_signature_verified,service_exec,service_hash,service_id,service_name,service_path,service_signature_exists,service_signature_verified,start_mode,status,tag,user,vendor_product
Endpoint.Filesystem|action,dest,file_access_time,file_acl,file_create_time,file_hash,file_modify_time,file_name,file_path,file_size,process_guid,process_id,tag,user,vendor_product
Endpoint.Registry|action,dest,process_guid,process_id,registry_hive,registry_key_name,registry_path,registry_value_data,registry_value_name,registry_value_text,registry_value_type,status,tag,user,vendor_product
Network_Traffic.All_Traffic|action,app,bytes,bytes_in,bytes_out,channel,dest,dest_interface,dest_ip,dest_mac,dest_port,dest_translated_ip,dest_translated_port,dest_zone,direction,duration,dvc,dvc_ip,dvc_mac,dvc_zone,flow_id,icmp_code,icmp_type,packets,packets_in,packets_out,process_id,protocol,protocol_version,response_time,rule,session_id,src,src_interface,src_ip,src_mac,src_port,src_translated_ip,src_translated_port,src_zone,ssid,tag,tcp_flag,tos,transport,ttl,user,vendor_account,vendor_product,vlan,wifi
Network_Traffic.Traffic_By_Action|
Network_Traffic.Allowed_Traffic|
Network_Traffic.Blocked_Traffic|
Network_Resolution.DNS|additional_answer_count,answer,answer_count,authority_answer_count,dest,dest_port,duration,message_type,name,query,query_count,query_type,record_type,reply_code,reply_code_id,response_time,src,src_port,tag,transaction_id,transport,ttl,vendor_product
Authentication.Authentication|action,app,authentication_method,authentication_service,dest,dest_nt_domain,duration,reason,response_time,signature,signature_id,src,src_nt_domain,src_user,src_user_id,src_user_role,src_user_type,tag,user,user_agent,user_id,user_role,user_type,vendor_account
Authentication.Failed_Authentication|
Authentication.Successful_Authentication|
Authentication.Default_Authentication|
Authentication.Failed_Default_Authentication|
Authentication.Successful_Default_Authentication|
Authentication.Insecure_Authentication|
Authentication.Privileged_Authentication|
Authentication.Failed_Privileged_Authentication|
Authentication.Successful_Privileged_Authentication|
Web.Web|action,app,bytes,bytes_in,bytes_out,cached,category,cookie,dest,dest_port,duration,http_content_type,http_method,http_referrer,http_referrer_domain,http_user_agent,http_user_agent_length,response_time,site,src,status,tag,uri_path,uri_query,url,url_domain,url_length,user,vendor_product
Web.Proxy|
Web.Storage|error_code,operation,storage_name
Change.All_Changes|action,change_type,command,dest,dvc,object,object_attrs,object_category,object_id,object_path,result,result_id,src,status,tag,user,user_agent,user_name,user_type,vendor_account,vendor_product,vendor_region
Change.Auditing_Changes|
Change.Endpoint_Changes|
Change.Endpoint_Restarts|
Change.Other_Endpoint_Changes|
Change.Network_Changes|dest_ip_range,dest_port_range,direction,protocol,rule_action,src_ip_range,src_port_range
Change.Device_Restarts|
Change.Account_Management|dest_nt_domain,src_nt_domain,src_user,src_user_name,src_user_type
Change.Accounts_Created|
Change.Accounts_Deleted|
Change.Account_Lockouts|
Change.Accounts_Updated|
Change.Instance_Changes|image_id,instance_type
Intrusion_Detection.IDS_Attacks|action,category,dest,dest_port,dvc,file_hash,file_name,file_path,ids_type,severity,severity_id,signature,signature_id,src,src_port,tag,transport,user,vendor_product
Intrusion_Detection.Application_IDS_Attacks|
Intrusion_Detection.Host_IDS_Attacks|
Intrusion_Detection.Network_IDS_Attacks|
Malware.Malware_Attacks|action,category,date,dest,dest_nt_domain,file_hash,file_name,file_path,severity,severity_id,signature,signature_id,src,src_user,tag,url,user,vendor_product
Malware.Allowed_Malware|
Malware.Blocked_Malware|
Malware.Deferred_Malware|
Malware.Malware_Operations|_time,dest,dest_nt_domain,product_version,signature_version,tag,vendor_product
Updates.Updates|dest,dvc,file_hash,file_name,severity,severity_id,signature,signature_id,status,tag,vendor_product
Updates.Available_Updates|
Updates.Installed_Updates|
Updates.Restart_Required_Updates|
Updates.Update_Errors|_time,host,source,sourcetype
Email.All_Email|action,delay,dest,duration,file_hash,file_name,file_size,internal_message_id,message_id,message_info,orig_dest,orig_recipient,orig_src,process,process_id,protocol,recipient,recipient_count,recipient_domain,recipient_status,response_time,retries,return_addr,size,src,src_user,src_user_domain,status_code,subject,tag,url,user,vendor_product,xdelay,xref
Email.Delivery|
Email.Content|
Email.Filtering|filter_action,filter_score,signature,signature_extra,signature_id
Alerts.Alerts|app,body,description,dest,dest_type,id,mitre_technique_id,severity,severity_id,signature,signature_id,src,src_type,subject,tag,type,user,user_name,vendor_account,vendor_region
Certificates.All_Certificates|dest,dest_port,duration,response_time,src,src_port,tag,transport
Certificates.SSL|ssl_end_time,ssl_engine,ssl_hash,ssl_is_valid,ssl_issuer,ssl_issuer_common_name,ssl_issuer_email,ssl_issuer_email_domain,ssl_issuer_locality,ssl_issuer_organization,ssl_issuer_state,ssl_issuer_street,ssl_issuer_unit,ssl_name,ssl_policies,ssl_publickey,ssl_publickey_algorithm,ssl_serial,ssl_session_id,ssl_signature_algorithm,ssl_start_time,ssl_subject,ssl_subject_common_name,ssl_subject_email,ssl_subject_email_domain,ssl_subject_locality,ssl_subject_organization,ssl_subject_state,ssl_subject_street,ssl_subject_unit,ssl_validity_window,ssl_version
Network_Sessions.All_Sessions|action,dest_dns,dest_ip,dest_mac,dest_nt_host,duration,response_time,signature,signature_id,src_dns,src_ip,src_mac,src_nt_host,tag,user,vendor_product
Network_Sessions.Session_Start|
Network_Sessions.Session_End|
Network_Sessions.DHCP|lease_duration,lease_scope
Network_Sessions.VPN|
`;

/** What every event has, whatever model it is in. */
const ofEveryEvent = new Set(
  "_time host source sourcetype index nodename tag eventtype".split(" "),
);

/** What the framework of assets and identities adds to fields such as `dest`, `src` and `user`. */
const ofAssets =
  /^\w+_(?:asset|asset_id|asset_tag|bunit|category|city|country|dns|email|expected|first|identity|ip|is_expected|last|lat|long|mac|managedBy|nick|nt_host|owner|pci_domain|phone|prefix|priority|requires_av|should_timesync|should_update|startDate|endDate|suffix|watchlist|work_city|work_country|work_lat|work_long)$/;

interface Model {
  readonly datasets: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
}

let models: ReadonlyMap<string, Model> | undefined;

/** A data model, by the name of one of its datasets: `Endpoint.Processes`. */
export interface ModelFields {
  /** Whether its datasets have a field, as searches call it: `Processes.user`. */
  readonly has: (field: string) => boolean;
  /** The fields of the datasets, as searches call them. */
  readonly names: readonly string[];
}

/** The fields of the data model that a dataset is of; undefined for one that the Common Information Model does not have. */
export function modelFields(dataset: string): ModelFields | undefined {
  models ??= readModels();
  const [name = "", ...path] = dataset.replaceAll('"', "").split(".");
  const model = models.get(name);
  if (model === undefined || !path.every((one) => model.datasets.has(one))) return undefined;
  const prefixes = path.length === 0 ? [...model.datasets] : [path.at(-1) ?? name];
  return {
    has: (field) => {
      const parts = field.split(".");
      const last = parts.pop() ?? "";
      if (parts.length === 0) return ofEveryEvent.has(last);
      // A dataset within another is called with it, or without.
      const isOfModel = parts.every((one) => model.datasets.has(one));
      return isOfModel && (model.fields.has(last) || ofEveryEvent.has(last) || ofAssets.test(last));
    },
    names: prefixes.flatMap((prefix) => [...model.fields].map((field) => `${prefix}.${field}`)),
  };
}

/** Whether some data model has a field of this name: an add-on may give it to any event. */
export function isModelField(name: string): boolean {
  models ??= readModels();
  return [...models.values()].some(({ fields }) => fields.has(name));
}

function readModels(): ReadonlyMap<string, Model> {
  const read = new Map<string, { datasets: Set<string>; fields: Set<string> }>();
  for (const line of table.trim().split("\n")) {
    const [path = "", fields = ""] = line.split("|");
    const [name = "", dataset = ""] = path.split(".");
    const model = read.get(name) ?? { datasets: new Set(), fields: new Set() };
    read.set(name, model);
    model.datasets.add(dataset);
    for (const field of fields.split(",")) if (field !== "") model.fields.add(field);
  }
  return read;
}
