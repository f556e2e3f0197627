import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  defineRule
} from "./chunk-V4GNQJGZ.js";
import {
  nearest
} from "./chunk-QEHXWDXM.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/sql/node-types.json
var node_types_default = {
  fields: {
    ATAlterConstraint: { conname: "string", alterEnforceability: "boolean", is_enforced: "boolean", alterDeferrability: "boolean", deferrable: "boolean", initdeferred: "boolean", alterInheritability: "boolean", noinherit: "boolean" },
    A_ArrayExpr: { elements: "Node[]", list_start: "number", list_end: "number", location: "number" },
    A_Const: { ival: "Integer", fval: "Float", boolval: "Boolean", sval: "String", bsval: "BitString", isnull: "boolean", location: "number" },
    A_Expr: { kind: "A_Expr_Kind", name: "Node[]", lexpr: "Node", rexpr: "Node", rexpr_list_start: "number", rexpr_list_end: "number", location: "number" },
    A_Indices: { is_slice: "boolean", lidx: "Node", uidx: "Node" },
    A_Indirection: { arg: "Node", indirection: "Node[]" },
    A_Star: {},
    AccessPriv: { priv_name: "string", cols: "Node[]" },
    Aggref: { xpr: "Node", aggfnoid: "number", aggtype: "number", aggcollid: "number", inputcollid: "number", aggargtypes: "Node[]", aggdirectargs: "Node[]", args: "Node[]", aggorder: "Node[]", aggdistinct: "Node[]", aggfilter: "Node", aggstar: "boolean", aggvariadic: "boolean", aggkind: "string", agglevelsup: "number", aggsplit: "AggSplit", aggno: "number", aggtransno: "number", location: "number" },
    Alias: { aliasname: "string", colnames: "Node[]" },
    AlterCollationStmt: { collname: "Node[]" },
    AlterDatabaseRefreshCollStmt: { dbname: "string" },
    AlterDatabaseSetStmt: { dbname: "string", setstmt: "VariableSetStmt" },
    AlterDatabaseStmt: { dbname: "string", options: "Node[]" },
    AlterDefaultPrivilegesStmt: { options: "Node[]", action: "GrantStmt" },
    AlterDomainStmt: { subtype: "string", typeName: "Node[]", name: "string", def: "Node", behavior: "DropBehavior", missing_ok: "boolean" },
    AlterEnumStmt: { typeName: "Node[]", oldVal: "string", newVal: "string", newValNeighbor: "string", newValIsAfter: "boolean", skipIfNewValExists: "boolean" },
    AlterEventTrigStmt: { trigname: "string", tgenabled: "string" },
    AlterExtensionContentsStmt: { extname: "string", action: "number", objtype: "ObjectType", object: "Node" },
    AlterExtensionStmt: { extname: "string", options: "Node[]" },
    AlterFdwStmt: { fdwname: "string", func_options: "Node[]", options: "Node[]" },
    AlterForeignServerStmt: { servername: "string", version: "string", options: "Node[]", has_version: "boolean" },
    AlterFunctionStmt: { objtype: "ObjectType", func: "ObjectWithArgs", actions: "Node[]" },
    AlterObjectDependsStmt: { objectType: "ObjectType", relation: "RangeVar", object: "Node", extname: "String", remove: "boolean" },
    AlterObjectSchemaStmt: { objectType: "ObjectType", relation: "RangeVar", object: "Node", newschema: "string", missing_ok: "boolean" },
    AlterOpFamilyStmt: { opfamilyname: "Node[]", amname: "string", isDrop: "boolean", items: "Node[]" },
    AlterOperatorStmt: { opername: "ObjectWithArgs", options: "Node[]" },
    AlterOwnerStmt: { objectType: "ObjectType", relation: "RangeVar", object: "Node", newowner: "RoleSpec" },
    AlterPolicyStmt: { policy_name: "string", table: "RangeVar", roles: "Node[]", qual: "Node", with_check: "Node" },
    AlterPublicationStmt: { pubname: "string", options: "Node[]", pubobjects: "Node[]", for_all_tables: "boolean", action: "AlterPublicationAction" },
    AlterRoleSetStmt: { role: "RoleSpec", database: "string", setstmt: "VariableSetStmt" },
    AlterRoleStmt: { role: "RoleSpec", options: "Node[]", action: "number" },
    AlterSeqStmt: { sequence: "RangeVar", options: "Node[]", for_identity: "boolean", missing_ok: "boolean" },
    AlterStatsStmt: { defnames: "Node[]", stxstattarget: "Node", missing_ok: "boolean" },
    AlterSubscriptionStmt: { kind: "AlterSubscriptionType", subname: "string", conninfo: "string", publication: "Node[]", options: "Node[]" },
    AlterSystemStmt: { setstmt: "VariableSetStmt" },
    AlterTSConfigurationStmt: { kind: "AlterTSConfigType", cfgname: "Node[]", tokentype: "Node[]", dicts: "Node[]", override: "boolean", replace: "boolean", missing_ok: "boolean" },
    AlterTSDictionaryStmt: { dictname: "Node[]", options: "Node[]" },
    AlterTableCmd: { subtype: "AlterTableType", name: "string", num: "number", newowner: "RoleSpec", def: "Node", behavior: "DropBehavior", missing_ok: "boolean", recurse: "boolean" },
    AlterTableMoveAllStmt: { orig_tablespacename: "string", objtype: "ObjectType", roles: "Node[]", new_tablespacename: "string", nowait: "boolean" },
    AlterTableSpaceOptionsStmt: { tablespacename: "string", options: "Node[]", isReset: "boolean" },
    AlterTableStmt: { relation: "RangeVar", cmds: "Node[]", objtype: "ObjectType", missing_ok: "boolean" },
    AlterTypeStmt: { typeName: "Node[]", options: "Node[]" },
    AlterUserMappingStmt: { user: "RoleSpec", servername: "string", options: "Node[]" },
    AlternativeSubPlan: { xpr: "Node", subplans: "Node[]" },
    ArrayCoerceExpr: { xpr: "Node", arg: "Node", elemexpr: "Node", resulttype: "number", resulttypmod: "number", resultcollid: "number", coerceformat: "CoercionForm", location: "number" },
    ArrayExpr: { xpr: "Node", array_typeid: "number", array_collid: "number", element_typeid: "number", elements: "Node[]", multidims: "boolean", list_start: "number", list_end: "number", location: "number" },
    BitString: { bsval: "string" },
    BoolExpr: { xpr: "Node", boolop: "BoolExprType", args: "Node[]", location: "number" },
    Boolean: { boolval: "boolean" },
    BooleanTest: { xpr: "Node", arg: "Node", booltesttype: "BoolTestType", location: "number" },
    CTECycleClause: { cycle_col_list: "Node[]", cycle_mark_column: "string", cycle_mark_value: "Node", cycle_mark_default: "Node", cycle_path_column: "string", location: "number", cycle_mark_type: "number", cycle_mark_typmod: "number", cycle_mark_collation: "number", cycle_mark_neop: "number" },
    CTESearchClause: { search_col_list: "Node[]", search_breadth_first: "boolean", search_seq_column: "string", location: "number" },
    CallContext: { atomic: "boolean" },
    CallStmt: { funccall: "FuncCall", funcexpr: "FuncExpr", outargs: "Node[]" },
    CaseExpr: { xpr: "Node", casetype: "number", casecollid: "number", arg: "Node", args: "Node[]", defresult: "Node", location: "number" },
    CaseTestExpr: { xpr: "Node", typeId: "number", typeMod: "number", collation: "number" },
    CaseWhen: { xpr: "Node", expr: "Node", result: "Node", location: "number" },
    CheckPointStmt: {},
    ClosePortalStmt: { portalname: "string" },
    ClusterStmt: { relation: "RangeVar", indexname: "string", params: "Node[]" },
    CoalesceExpr: { xpr: "Node", coalescetype: "number", coalescecollid: "number", args: "Node[]", location: "number" },
    CoerceToDomain: { xpr: "Node", arg: "Node", resulttype: "number", resulttypmod: "number", resultcollid: "number", coercionformat: "CoercionForm", location: "number" },
    CoerceToDomainValue: { xpr: "Node", typeId: "number", typeMod: "number", collation: "number", location: "number" },
    CoerceViaIO: { xpr: "Node", arg: "Node", resulttype: "number", resultcollid: "number", coerceformat: "CoercionForm", location: "number" },
    CollateClause: { arg: "Node", collname: "Node[]", location: "number" },
    CollateExpr: { xpr: "Node", arg: "Node", collOid: "number", location: "number" },
    ColumnDef: { colname: "string", typeName: "TypeName", compression: "string", inhcount: "number", is_local: "boolean", is_not_null: "boolean", is_from_type: "boolean", storage: "string", storage_name: "string", raw_default: "Node", cooked_default: "Node", identity: "string", identitySequence: "RangeVar", generated: "string", collClause: "CollateClause", collOid: "number", constraints: "Node[]", fdwoptions: "Node[]", location: "number" },
    ColumnRef: { fields: "Node[]", location: "number" },
    CommentStmt: { objtype: "ObjectType", object: "Node", comment: "string" },
    CommonTableExpr: { ctename: "string", aliascolnames: "Node[]", ctematerialized: "CTEMaterialize", ctequery: "Node", search_clause: "CTESearchClause", cycle_clause: "CTECycleClause", location: "number", cterecursive: "boolean", cterefcount: "number", ctecolnames: "Node[]", ctecoltypes: "Node[]", ctecoltypmods: "Node[]", ctecolcollations: "Node[]" },
    CompositeTypeStmt: { typevar: "RangeVar", coldeflist: "Node[]" },
    Constraint: { contype: "ConstrType", conname: "string", deferrable: "boolean", initdeferred: "boolean", is_enforced: "boolean", skip_validation: "boolean", initially_valid: "boolean", is_no_inherit: "boolean", raw_expr: "Node", cooked_expr: "string", generated_when: "string", generated_kind: "string", nulls_not_distinct: "boolean", keys: "Node[]", without_overlaps: "boolean", including: "Node[]", exclusions: "Node[]", options: "Node[]", indexname: "string", indexspace: "string", reset_default_tblspc: "boolean", access_method: "string", where_clause: "Node", pktable: "RangeVar", fk_attrs: "Node[]", pk_attrs: "Node[]", fk_with_period: "boolean", pk_with_period: "boolean", fk_matchtype: "string", fk_upd_action: "string", fk_del_action: "string", fk_del_set_cols: "Node[]", old_conpfeqop: "Node[]", old_pktable_oid: "number", location: "number" },
    ConstraintsSetStmt: { constraints: "Node[]", deferred: "boolean" },
    ConvertRowtypeExpr: { xpr: "Node", arg: "Node", resulttype: "number", convertformat: "CoercionForm", location: "number" },
    CopyStmt: { relation: "RangeVar", query: "Node", attlist: "Node[]", is_from: "boolean", is_program: "boolean", filename: "string", options: "Node[]", whereClause: "Node" },
    CreateAmStmt: { amname: "string", handler_name: "Node[]", amtype: "string" },
    CreateCastStmt: { sourcetype: "TypeName", targettype: "TypeName", func: "ObjectWithArgs", context: "CoercionContext", inout: "boolean" },
    CreateConversionStmt: { conversion_name: "Node[]", for_encoding_name: "string", to_encoding_name: "string", func_name: "Node[]", def: "boolean" },
    CreateDomainStmt: { domainname: "Node[]", typeName: "TypeName", collClause: "CollateClause", constraints: "Node[]" },
    CreateEnumStmt: { typeName: "Node[]", vals: "Node[]" },
    CreateEventTrigStmt: { trigname: "string", eventname: "string", whenclause: "Node[]", funcname: "Node[]" },
    CreateExtensionStmt: { extname: "string", if_not_exists: "boolean", options: "Node[]" },
    CreateFdwStmt: { fdwname: "string", func_options: "Node[]", options: "Node[]" },
    CreateForeignServerStmt: { servername: "string", servertype: "string", version: "string", fdwname: "string", if_not_exists: "boolean", options: "Node[]" },
    CreateForeignTableStmt: { base: "CreateStmt", servername: "string", options: "Node[]" },
    CreateFunctionStmt: { is_procedure: "boolean", replace: "boolean", funcname: "Node[]", parameters: "Node[]", returnType: "TypeName", options: "Node[]", sql_body: "Node" },
    CreateOpClassItem: { itemtype: "number", name: "ObjectWithArgs", number: "number", order_family: "Node[]", class_args: "Node[]", storedtype: "TypeName" },
    CreateOpClassStmt: { opclassname: "Node[]", opfamilyname: "Node[]", amname: "string", datatype: "TypeName", items: "Node[]", isDefault: "boolean" },
    CreateOpFamilyStmt: { opfamilyname: "Node[]", amname: "string" },
    CreatePLangStmt: { replace: "boolean", plname: "string", plhandler: "Node[]", plinline: "Node[]", plvalidator: "Node[]", pltrusted: "boolean" },
    CreatePolicyStmt: { policy_name: "string", table: "RangeVar", cmd_name: "string", permissive: "boolean", roles: "Node[]", qual: "Node", with_check: "Node" },
    CreatePublicationStmt: { pubname: "string", options: "Node[]", pubobjects: "Node[]", for_all_tables: "boolean" },
    CreateRangeStmt: { typeName: "Node[]", params: "Node[]" },
    CreateRoleStmt: { stmt_type: "RoleStmtType", role: "string", options: "Node[]" },
    CreateSchemaStmt: { schemaname: "string", authrole: "RoleSpec", schemaElts: "Node[]", if_not_exists: "boolean" },
    CreateSeqStmt: { sequence: "RangeVar", options: "Node[]", ownerId: "number", for_identity: "boolean", if_not_exists: "boolean" },
    CreateStatsStmt: { defnames: "Node[]", stat_types: "Node[]", exprs: "Node[]", relations: "Node[]", stxcomment: "string", transformed: "boolean", if_not_exists: "boolean" },
    CreateStmt: { relation: "RangeVar", tableElts: "Node[]", inhRelations: "Node[]", partbound: "PartitionBoundSpec", partspec: "PartitionSpec", ofTypename: "TypeName", constraints: "Node[]", nnconstraints: "Node[]", options: "Node[]", oncommit: "OnCommitAction", tablespacename: "string", accessMethod: "string", if_not_exists: "boolean" },
    CreateSubscriptionStmt: { subname: "string", conninfo: "string", publication: "Node[]", options: "Node[]" },
    CreateTableAsStmt: { query: "Node", into: "IntoClause", objtype: "ObjectType", is_select_into: "boolean", if_not_exists: "boolean" },
    CreateTableSpaceStmt: { tablespacename: "string", owner: "RoleSpec", location: "string", options: "Node[]" },
    CreateTransformStmt: { replace: "boolean", type_name: "TypeName", lang: "string", fromsql: "ObjectWithArgs", tosql: "ObjectWithArgs" },
    CreateTrigStmt: { replace: "boolean", isconstraint: "boolean", trigname: "string", relation: "RangeVar", funcname: "Node[]", args: "Node[]", row: "boolean", timing: "number", events: "number", columns: "Node[]", whenClause: "Node", transitionRels: "Node[]", deferrable: "boolean", initdeferred: "boolean", constrrel: "RangeVar" },
    CreateUserMappingStmt: { user: "RoleSpec", servername: "string", if_not_exists: "boolean", options: "Node[]" },
    CreatedbStmt: { dbname: "string", options: "Node[]" },
    CurrentOfExpr: { xpr: "Node", cvarno: "number", cursor_name: "string", cursor_param: "number" },
    DeallocateStmt: { name: "string", isall: "boolean", location: "number" },
    DeclareCursorStmt: { portalname: "string", options: "number", query: "Node" },
    DefElem: { defnamespace: "string", defname: "string", arg: "Node", defaction: "DefElemAction", location: "number" },
    DefineStmt: { kind: "ObjectType", oldstyle: "boolean", defnames: "Node[]", args: "Node[]", definition: "Node[]", if_not_exists: "boolean", replace: "boolean" },
    DeleteStmt: { relation: "RangeVar", usingClause: "Node[]", whereClause: "Node", returningClause: "ReturningClause", withClause: "WithClause" },
    DiscardStmt: { target: "DiscardMode" },
    DistinctExpr: { xpr: "Node", opno: "number", opresulttype: "number", opretset: "boolean", opcollid: "number", inputcollid: "number", args: "Node[]", location: "number" },
    DoStmt: { args: "Node[]" },
    DropOwnedStmt: { roles: "Node[]", behavior: "DropBehavior" },
    DropRoleStmt: { roles: "Node[]", missing_ok: "boolean" },
    DropStmt: { objects: "Node[]", removeType: "ObjectType", behavior: "DropBehavior", missing_ok: "boolean", concurrent: "boolean" },
    DropSubscriptionStmt: { subname: "string", missing_ok: "boolean", behavior: "DropBehavior" },
    DropTableSpaceStmt: { tablespacename: "string", missing_ok: "boolean" },
    DropUserMappingStmt: { user: "RoleSpec", servername: "string", missing_ok: "boolean" },
    DropdbStmt: { dbname: "string", missing_ok: "boolean", options: "Node[]" },
    ExecuteStmt: { name: "string", params: "Node[]" },
    ExplainStmt: { query: "Node", options: "Node[]" },
    FetchStmt: { direction: "FetchDirection", howMany: "number", portalname: "string", ismove: "boolean" },
    FieldSelect: { xpr: "Node", arg: "Node", fieldnum: "number", resulttype: "number", resulttypmod: "number", resultcollid: "number" },
    FieldStore: { xpr: "Node", arg: "Node", newvals: "Node[]", fieldnums: "Node[]", resulttype: "number" },
    FilterColumn: { schemaName: "string", tableName: "string", column: "string" },
    Float: { fval: "string" },
    FromExpr: { fromlist: "Node[]", quals: "Node" },
    FuncCall: { funcname: "Node[]", args: "Node[]", agg_order: "Node[]", agg_filter: "Node", over: "WindowDef", agg_within_group: "boolean", agg_star: "boolean", agg_distinct: "boolean", func_variadic: "boolean", funcformat: "CoercionForm", location: "number" },
    FuncExpr: { xpr: "Node", funcid: "number", funcresulttype: "number", funcretset: "boolean", funcvariadic: "boolean", funcformat: "CoercionForm", funccollid: "number", inputcollid: "number", args: "Node[]", location: "number" },
    Function: { name: "string", functionName: "string", schemaName: "string", context: "Context" },
    FunctionParameter: { name: "string", argType: "TypeName", mode: "FunctionParameterMode", defexpr: "Node", location: "number" },
    GrantRoleStmt: { granted_roles: "Node[]", grantee_roles: "Node[]", is_grant: "boolean", opt: "Node[]", grantor: "RoleSpec", behavior: "DropBehavior" },
    GrantStmt: { is_grant: "boolean", targtype: "GrantTargetType", objtype: "ObjectType", objects: "Node[]", privileges: "Node[]", grantees: "Node[]", grant_option: "boolean", grantor: "RoleSpec", behavior: "DropBehavior" },
    GroupingFunc: { xpr: "Node", args: "Node[]", refs: "Node[]", agglevelsup: "number", location: "number" },
    GroupingSet: { kind: "GroupingSetKind", content: "Node[]", location: "number" },
    ImportForeignSchemaStmt: { server_name: "string", remote_schema: "string", local_schema: "string", list_type: "ImportForeignSchemaType", table_list: "Node[]", options: "Node[]" },
    IndexElem: { name: "string", expr: "Node", indexcolname: "string", collation: "Node[]", opclass: "Node[]", opclassopts: "Node[]", ordering: "SortByDir", nulls_ordering: "SortByNulls" },
    IndexStmt: { idxname: "string", relation: "RangeVar", accessMethod: "string", tableSpace: "string", indexParams: "Node[]", indexIncludingParams: "Node[]", options: "Node[]", whereClause: "Node", excludeOpNames: "Node[]", idxcomment: "string", indexOid: "number", oldNumber: "number", oldCreateSubid: "number", oldFirstRelfilelocatorSubid: "number", unique: "boolean", nulls_not_distinct: "boolean", primary: "boolean", isconstraint: "boolean", iswithoutoverlaps: "boolean", deferrable: "boolean", initdeferred: "boolean", transformed: "boolean", concurrent: "boolean", if_not_exists: "boolean", reset_default_tblspc: "boolean" },
    InferClause: { indexElems: "Node[]", whereClause: "Node", conname: "string", location: "number" },
    InferenceElem: { xpr: "Node", expr: "Node", infercollid: "number", inferopclass: "number" },
    InlineCodeBlock: { source_text: "string", langOid: "number", langIsTrusted: "boolean", atomic: "boolean" },
    InsertStmt: { relation: "RangeVar", cols: "Node[]", selectStmt: "Node", onConflictClause: "OnConflictClause", returningClause: "ReturningClause", withClause: "WithClause", override: "OverridingKind" },
    IntList: { items: "Node[]" },
    Integer: { ival: "number" },
    IntoClause: { rel: "RangeVar", colNames: "Node[]", accessMethod: "string", options: "Node[]", onCommit: "OnCommitAction", tableSpaceName: "string", viewQuery: "Query", skipData: "boolean" },
    JoinExpr: { jointype: "JoinType", isNatural: "boolean", larg: "Node", rarg: "Node", usingClause: "Node[]", join_using_alias: "Alias", quals: "Node", alias: "Alias", rtindex: "number" },
    JsonAggConstructor: { output: "JsonOutput", agg_filter: "Node", agg_order: "Node[]", over: "WindowDef", location: "number" },
    JsonArgument: { val: "JsonValueExpr", name: "string" },
    JsonArrayAgg: { constructor: "JsonAggConstructor", arg: "JsonValueExpr", absent_on_null: "boolean" },
    JsonArrayConstructor: { exprs: "Node[]", output: "JsonOutput", absent_on_null: "boolean", location: "number" },
    JsonArrayQueryConstructor: { query: "Node", output: "JsonOutput", format: "JsonFormat", absent_on_null: "boolean", location: "number" },
    JsonBehavior: { btype: "JsonBehaviorType", expr: "Node", coerce: "boolean", location: "number" },
    JsonConstructorExpr: { xpr: "Node", type: "JsonConstructorType", args: "Node[]", func: "Node", coercion: "Node", returning: "JsonReturning", absent_on_null: "boolean", unique: "boolean", location: "number" },
    JsonExpr: { xpr: "Node", op: "JsonExprOp", column_name: "string", formatted_expr: "Node", format: "JsonFormat", path_spec: "Node", returning: "JsonReturning", passing_names: "Node[]", passing_values: "Node[]", on_empty: "JsonBehavior", on_error: "JsonBehavior", use_io_coercion: "boolean", use_json_coercion: "boolean", wrapper: "JsonWrapper", omit_quotes: "boolean", collation: "number", location: "number" },
    JsonFormat: { format_type: "JsonFormatType", encoding: "JsonEncoding", location: "number" },
    JsonFuncExpr: { op: "JsonExprOp", column_name: "string", context_item: "JsonValueExpr", pathspec: "Node", passing: "Node[]", output: "JsonOutput", on_empty: "JsonBehavior", on_error: "JsonBehavior", wrapper: "JsonWrapper", quotes: "JsonQuotes", location: "number" },
    JsonIsPredicate: { expr: "Node", format: "JsonFormat", item_type: "JsonValueType", unique_keys: "boolean", location: "number" },
    JsonKeyValue: { key: "Node", value: "JsonValueExpr" },
    JsonObjectAgg: { constructor: "JsonAggConstructor", arg: "JsonKeyValue", absent_on_null: "boolean", unique: "boolean" },
    JsonObjectConstructor: { exprs: "Node[]", output: "JsonOutput", absent_on_null: "boolean", unique: "boolean", location: "number" },
    JsonOutput: { typeName: "TypeName", returning: "JsonReturning" },
    JsonParseExpr: { expr: "JsonValueExpr", output: "JsonOutput", unique_keys: "boolean", location: "number" },
    JsonReturning: { format: "JsonFormat", typid: "number", typmod: "number" },
    JsonScalarExpr: { expr: "Node", output: "JsonOutput", location: "number" },
    JsonSerializeExpr: { expr: "JsonValueExpr", output: "JsonOutput", location: "number" },
    JsonTable: { context_item: "JsonValueExpr", pathspec: "JsonTablePathSpec", passing: "Node[]", columns: "Node[]", on_error: "JsonBehavior", alias: "Alias", lateral: "boolean", location: "number" },
    JsonTableColumn: { coltype: "JsonTableColumnType", name: "string", typeName: "TypeName", pathspec: "JsonTablePathSpec", format: "JsonFormat", wrapper: "JsonWrapper", quotes: "JsonQuotes", columns: "Node[]", on_empty: "JsonBehavior", on_error: "JsonBehavior", location: "number" },
    JsonTablePath: { name: "string" },
    JsonTablePathScan: { plan: "Node", path: "JsonTablePath", errorOnError: "boolean", child: "Node", colMin: "number", colMax: "number" },
    JsonTablePathSpec: { string: "Node", name: "string", name_location: "number", location: "number" },
    JsonTableSiblingJoin: { plan: "Node", lplan: "Node", rplan: "Node" },
    JsonValueExpr: { raw_expr: "Node", formatted_expr: "Node", format: "JsonFormat" },
    List: { items: "Node[]" },
    ListenStmt: { conditionname: "string" },
    LoadStmt: { filename: "string" },
    LockStmt: { relations: "Node[]", mode: "number", nowait: "boolean" },
    LockingClause: { lockedRels: "Node[]", strength: "LockClauseStrength", waitPolicy: "LockWaitPolicy" },
    MergeAction: { matchKind: "MergeMatchKind", commandType: "CmdType", override: "OverridingKind", qual: "Node", targetList: "Node[]", updateColnos: "Node[]" },
    MergeStmt: { relation: "RangeVar", sourceRelation: "Node", joinCondition: "Node", mergeWhenClauses: "Node[]", returningClause: "ReturningClause", withClause: "WithClause" },
    MergeSupportFunc: { xpr: "Node", msftype: "number", msfcollid: "number", location: "number" },
    MergeWhenClause: { matchKind: "MergeMatchKind", commandType: "CmdType", override: "OverridingKind", condition: "Node", targetList: "Node[]", values: "Node[]" },
    MinMaxExpr: { xpr: "Node", minmaxtype: "number", minmaxcollid: "number", inputcollid: "number", op: "MinMaxOp", args: "Node[]", location: "number" },
    MultiAssignRef: { source: "Node", colno: "number", ncolumns: "number" },
    NamedArgExpr: { xpr: "Node", arg: "Node", name: "string", argnumber: "number", location: "number" },
    NextValueExpr: { xpr: "Node", seqid: "number", typeId: "number" },
    NotifyStmt: { conditionname: "string", payload: "string" },
    NullIfExpr: { xpr: "Node", opno: "number", opresulttype: "number", opretset: "boolean", opcollid: "number", inputcollid: "number", args: "Node[]", location: "number" },
    NullTest: { xpr: "Node", arg: "Node", nulltesttype: "NullTestType", argisrow: "boolean", location: "number" },
    ObjectWithArgs: { objname: "Node[]", objargs: "Node[]", objfuncargs: "Node[]", args_unspecified: "boolean" },
    OidList: { items: "Node[]" },
    OnConflictClause: { action: "OnConflictAction", infer: "InferClause", targetList: "Node[]", whereClause: "Node", location: "number" },
    OnConflictExpr: { action: "OnConflictAction", arbiterElems: "Node[]", arbiterWhere: "Node", constraint: "number", onConflictSet: "Node[]", onConflictWhere: "Node", exclRelIndex: "number", exclRelTlist: "Node[]" },
    OpExpr: { xpr: "Node", opno: "number", opresulttype: "number", opretset: "boolean", opcollid: "number", inputcollid: "number", args: "Node[]", location: "number" },
    PLAssignStmt: { name: "string", indirection: "Node[]", nnames: "number", val: "SelectStmt", location: "number" },
    Param: { xpr: "Node", paramkind: "ParamKind", paramid: "number", paramtype: "number", paramtypmod: "number", paramcollid: "number", location: "number" },
    ParamRef: { number: "number", location: "number" },
    PartitionBoundSpec: { strategy: "string", is_default: "boolean", modulus: "number", remainder: "number", listdatums: "Node[]", lowerdatums: "Node[]", upperdatums: "Node[]", location: "number" },
    PartitionCmd: { name: "RangeVar", bound: "PartitionBoundSpec", concurrent: "boolean" },
    PartitionElem: { name: "string", expr: "Node", collation: "Node[]", opclass: "Node[]", location: "number" },
    PartitionRangeDatum: { kind: "PartitionRangeDatumKind", value: "Node", location: "number" },
    PartitionSpec: { strategy: "PartitionStrategy", partParams: "Node[]", location: "number" },
    PrepareStmt: { name: "string", argtypes: "Node[]", query: "Node" },
    PublicationObjSpec: { pubobjtype: "PublicationObjSpecType", name: "string", pubtable: "PublicationTable", location: "number" },
    PublicationTable: { relation: "RangeVar", whereClause: "Node", columns: "Node[]" },
    Query: { commandType: "CmdType", querySource: "QuerySource", canSetTag: "boolean", utilityStmt: "Node", resultRelation: "number", hasAggs: "boolean", hasWindowFuncs: "boolean", hasTargetSRFs: "boolean", hasSubLinks: "boolean", hasDistinctOn: "boolean", hasRecursive: "boolean", hasModifyingCTE: "boolean", hasForUpdate: "boolean", hasRowSecurity: "boolean", hasGroupRTE: "boolean", isReturn: "boolean", cteList: "Node[]", rtable: "Node[]", rteperminfos: "Node[]", jointree: "FromExpr", mergeActionList: "Node[]", mergeTargetRelation: "number", mergeJoinCondition: "Node", targetList: "Node[]", override: "OverridingKind", onConflict: "OnConflictExpr", returningOldAlias: "string", returningNewAlias: "string", returningList: "Node[]", groupClause: "Node[]", groupDistinct: "boolean", groupingSets: "Node[]", havingQual: "Node", windowClause: "Node[]", distinctClause: "Node[]", sortClause: "Node[]", limitOffset: "Node", limitCount: "Node", limitOption: "LimitOption", rowMarks: "Node[]", setOperations: "Node", constraintDeps: "Node[]", withCheckOptions: "Node[]", stmt_location: "number", stmt_len: "number" },
    RTEPermissionInfo: { relid: "number", inh: "boolean", requiredPerms: "number", checkAsUser: "number", selectedCols: "number[]", insertedCols: "number[]", updatedCols: "number[]" },
    RangeFunction: { lateral: "boolean", ordinality: "boolean", is_rowsfrom: "boolean", functions: "Node[]", alias: "Alias", coldeflist: "Node[]" },
    RangeSubselect: { lateral: "boolean", subquery: "Node", alias: "Alias" },
    RangeTableFunc: { lateral: "boolean", docexpr: "Node", rowexpr: "Node", namespaces: "Node[]", columns: "Node[]", alias: "Alias", location: "number" },
    RangeTableFuncCol: { colname: "string", typeName: "TypeName", for_ordinality: "boolean", is_not_null: "boolean", colexpr: "Node", coldefexpr: "Node", location: "number" },
    RangeTableSample: { relation: "Node", method: "Node[]", args: "Node[]", repeatable: "Node", location: "number" },
    RangeTblEntry: { alias: "Alias", eref: "Alias", rtekind: "RTEKind", relid: "number", inh: "boolean", relkind: "string", rellockmode: "number", perminfoindex: "number", tablesample: "TableSampleClause", subquery: "Query", security_barrier: "boolean", jointype: "JoinType", joinmergedcols: "number", joinaliasvars: "Node[]", joinleftcols: "Node[]", joinrightcols: "Node[]", join_using_alias: "Alias", functions: "Node[]", funcordinality: "boolean", tablefunc: "TableFunc", values_lists: "Node[]", ctename: "string", ctelevelsup: "number", self_reference: "boolean", coltypes: "Node[]", coltypmods: "Node[]", colcollations: "Node[]", enrname: "string", enrtuples: "number", groupexprs: "Node[]", lateral: "boolean", inFromCl: "boolean", securityQuals: "Node[]" },
    RangeTblFunction: { funcexpr: "Node", funccolcount: "number", funccolnames: "Node[]", funccoltypes: "Node[]", funccoltypmods: "Node[]", funccolcollations: "Node[]", funcparams: "number[]" },
    RangeTblRef: { rtindex: "number" },
    RangeVar: { catalogname: "string", schemaname: "string", relname: "string", inh: "boolean", relpersistence: "string", alias: "Alias", location: "number" },
    ReassignOwnedStmt: { roles: "Node[]", newrole: "RoleSpec" },
    RefreshMatViewStmt: { concurrent: "boolean", skipData: "boolean", relation: "RangeVar" },
    ReindexStmt: { kind: "ReindexObjectType", relation: "RangeVar", name: "string", params: "Node[]" },
    RelabelType: { xpr: "Node", arg: "Node", resulttype: "number", resulttypmod: "number", resultcollid: "number", relabelformat: "CoercionForm", location: "number" },
    RenameStmt: { renameType: "ObjectType", relationType: "ObjectType", relation: "RangeVar", object: "Node", subname: "string", newname: "string", behavior: "DropBehavior", missing_ok: "boolean" },
    ReplicaIdentityStmt: { identity_type: "string", name: "string" },
    ResTarget: { name: "string", indirection: "Node[]", val: "Node", location: "number" },
    ReturnStmt: { returnval: "Node" },
    ReturningClause: { options: "Node[]", exprs: "Node[]" },
    ReturningExpr: { xpr: "Node", retlevelsup: "number", retold: "boolean", retexpr: "Node" },
    ReturningOption: { option: "ReturningOptionKind", value: "string", location: "number" },
    RoleSpec: { roletype: "RoleSpecType", rolename: "string", location: "number" },
    RowCompareExpr: { xpr: "Node", cmptype: "CompareType", opnos: "Node[]", opfamilies: "Node[]", inputcollids: "Node[]", largs: "Node[]", rargs: "Node[]" },
    RowExpr: { xpr: "Node", args: "Node[]", row_typeid: "number", row_format: "CoercionForm", colnames: "Node[]", location: "number" },
    RowMarkClause: { rti: "number", strength: "LockClauseStrength", waitPolicy: "LockWaitPolicy", pushedDown: "boolean" },
    RuleStmt: { relation: "RangeVar", rulename: "string", whereClause: "Node", event: "CmdType", instead: "boolean", actions: "Node[]", replace: "boolean" },
    SQLValueFunction: { xpr: "Node", op: "SQLValueFunctionOp", type: "number", typmod: "number", location: "number" },
    ScalarArrayOpExpr: { xpr: "Node", opno: "number", useOr: "boolean", inputcollid: "number", args: "Node[]", location: "number" },
    SecLabelStmt: { objtype: "ObjectType", object: "Node", provider: "string", label: "string" },
    SelectStmt: { distinctClause: "Node[]", intoClause: "IntoClause", targetList: "Node[]", fromClause: "Node[]", whereClause: "Node", groupClause: "Node[]", groupDistinct: "boolean", havingClause: "Node", windowClause: "Node[]", valuesLists: "Node[]", sortClause: "Node[]", limitOffset: "Node", limitCount: "Node", limitOption: "LimitOption", lockingClause: "Node[]", withClause: "WithClause", op: "SetOperation", all: "boolean", larg: "SelectStmt", rarg: "SelectStmt" },
    SetOperationStmt: { op: "SetOperation", all: "boolean", larg: "Node", rarg: "Node", colTypes: "Node[]", colTypmods: "Node[]", colCollations: "Node[]", groupClauses: "Node[]" },
    SetToDefault: { xpr: "Node", typeId: "number", typeMod: "number", collation: "number", location: "number" },
    SortBy: { node: "Node", sortby_dir: "SortByDir", sortby_nulls: "SortByNulls", useOp: "Node[]", location: "number" },
    SortGroupClause: { tleSortGroupRef: "number", eqop: "number", sortop: "number", reverse_sort: "boolean", nulls_first: "boolean", hashable: "boolean" },
    StatsElem: { name: "string", expr: "Node" },
    String: { sval: "string" },
    SubLink: { xpr: "Node", subLinkType: "SubLinkType", subLinkId: "number", testexpr: "Node", operName: "Node[]", subselect: "Node", location: "number" },
    SubPlan: { xpr: "Node", subLinkType: "SubLinkType", testexpr: "Node", paramIds: "Node[]", plan_id: "number", plan_name: "string", firstColType: "number", firstColTypmod: "number", firstColCollation: "number", useHashTable: "boolean", unknownEqFalse: "boolean", parallel_safe: "boolean", setParam: "Node[]", parParam: "Node[]", args: "Node[]", startup_cost: "number", per_call_cost: "number" },
    SubscriptingRef: { xpr: "Node", refcontainertype: "number", refelemtype: "number", refrestype: "number", reftypmod: "number", refcollid: "number", refupperindexpr: "Node[]", reflowerindexpr: "Node[]", refexpr: "Node", refassgnexpr: "Node" },
    SummaryResult: { tables: "Table[]", aliases: "string", cteNames: "string[]", functions: "Function[]", filterColumns: "FilterColumn[]", statementTypes: "string[]", truncatedQuery: "string" },
    Table: { name: "string", schemaName: "string", tableName: "string", context: "Context" },
    TableFunc: { functype: "TableFuncType", ns_uris: "Node[]", ns_names: "Node[]", docexpr: "Node", rowexpr: "Node", colnames: "Node[]", coltypes: "Node[]", coltypmods: "Node[]", colcollations: "Node[]", colexprs: "Node[]", coldefexprs: "Node[]", colvalexprs: "Node[]", passingvalexprs: "Node[]", notnulls: "number[]", plan: "Node", ordinalitycol: "number", location: "number" },
    TableLikeClause: { relation: "RangeVar", options: "number", relationOid: "number" },
    TableSampleClause: { tsmhandler: "number", args: "Node[]", repeatable: "Node" },
    TargetEntry: { xpr: "Node", expr: "Node", resno: "number", resname: "string", ressortgroupref: "number", resorigtbl: "number", resorigcol: "number", resjunk: "boolean" },
    TransactionStmt: { kind: "TransactionStmtKind", options: "Node[]", savepoint_name: "string", gid: "string", chain: "boolean", location: "number" },
    TriggerTransition: { name: "string", isNew: "boolean", isTable: "boolean" },
    TruncateStmt: { relations: "Node[]", restart_seqs: "boolean", behavior: "DropBehavior" },
    TypeCast: { arg: "Node", typeName: "TypeName", location: "number" },
    TypeName: { names: "Node[]", typeOid: "number", setof: "boolean", pct_type: "boolean", typmods: "Node[]", typemod: "number", arrayBounds: "Node[]", location: "number" },
    UnlistenStmt: { conditionname: "string" },
    UpdateStmt: { relation: "RangeVar", targetList: "Node[]", whereClause: "Node", fromClause: "Node[]", returningClause: "ReturningClause", withClause: "WithClause" },
    VacuumRelation: { relation: "RangeVar", oid: "number", va_cols: "Node[]" },
    VacuumStmt: { options: "Node[]", rels: "Node[]", is_vacuumcmd: "boolean" },
    Var: { xpr: "Node", varno: "number", varattno: "number", vartype: "number", vartypmod: "number", varcollid: "number", varnullingrels: "number[]", varlevelsup: "number", varreturningtype: "VarReturningType", location: "number" },
    VariableSetStmt: { kind: "VariableSetKind", name: "string", args: "Node[]", jumble_args: "boolean", is_local: "boolean", location: "number" },
    VariableShowStmt: { name: "string" },
    ViewStmt: { view: "RangeVar", aliases: "Node[]", query: "Node", replace: "boolean", options: "Node[]", withCheckOption: "ViewCheckOption" },
    WindowClause: { name: "string", refname: "string", partitionClause: "Node[]", orderClause: "Node[]", frameOptions: "number", startOffset: "Node", endOffset: "Node", startInRangeFunc: "number", endInRangeFunc: "number", inRangeColl: "number", inRangeAsc: "boolean", inRangeNullsFirst: "boolean", winref: "number", copiedOrder: "boolean" },
    WindowDef: { name: "string", refname: "string", partitionClause: "Node[]", orderClause: "Node[]", frameOptions: "number", startOffset: "Node", endOffset: "Node", location: "number" },
    WindowFunc: { xpr: "Node", winfnoid: "number", wintype: "number", wincollid: "number", inputcollid: "number", args: "Node[]", aggfilter: "Node", runCondition: "Node[]", winref: "number", winstar: "boolean", winagg: "boolean", location: "number" },
    WindowFuncRunCondition: { xpr: "Node", opno: "number", inputcollid: "number", wfunc_left: "boolean", arg: "Node" },
    WithCheckOption: { kind: "WCOKind", relname: "string", polname: "string", qual: "Node", cascaded: "boolean" },
    WithClause: { ctes: "Node[]", recursive: "boolean", location: "number" },
    XmlExpr: { xpr: "Node", op: "XmlExprOp", name: "string", named_args: "Node[]", arg_names: "Node[]", args: "Node[]", xmloption: "XmlOptionType", indent: "boolean", type: "number", typmod: "number", location: "number" },
    XmlSerialize: { xmloption: "XmlOptionType", expr: "Node", typeName: "TypeName", indent: "boolean", location: "number" }
  },
  enums: {
    QuerySource: ["QSRC_ORIGINAL", "QSRC_PARSER", "QSRC_INSTEAD_RULE", "QSRC_QUAL_INSTEAD_RULE", "QSRC_NON_INSTEAD_RULE"],
    SortByDir: ["SORTBY_DEFAULT", "SORTBY_ASC", "SORTBY_DESC", "SORTBY_USING"],
    SortByNulls: ["SORTBY_NULLS_DEFAULT", "SORTBY_NULLS_FIRST", "SORTBY_NULLS_LAST"],
    A_Expr_Kind: ["AEXPR_OP", "AEXPR_OP_ANY", "AEXPR_OP_ALL", "AEXPR_DISTINCT", "AEXPR_NOT_DISTINCT", "AEXPR_NULLIF", "AEXPR_IN", "AEXPR_LIKE", "AEXPR_ILIKE", "AEXPR_SIMILAR", "AEXPR_BETWEEN", "AEXPR_NOT_BETWEEN", "AEXPR_BETWEEN_SYM", "AEXPR_NOT_BETWEEN_SYM"],
    RoleSpecType: ["ROLESPEC_CSTRING", "ROLESPEC_CURRENT_ROLE", "ROLESPEC_CURRENT_USER", "ROLESPEC_SESSION_USER", "ROLESPEC_PUBLIC"],
    DefElemAction: ["DEFELEM_UNSPEC", "DEFELEM_SET", "DEFELEM_ADD", "DEFELEM_DROP"],
    PartitionStrategy: ["PARTITION_STRATEGY_LIST", "PARTITION_STRATEGY_RANGE", "PARTITION_STRATEGY_HASH"],
    PartitionRangeDatumKind: ["PARTITION_RANGE_DATUM_MINVALUE", "PARTITION_RANGE_DATUM_VALUE", "PARTITION_RANGE_DATUM_MAXVALUE"],
    RTEKind: ["RTE_RELATION", "RTE_SUBQUERY", "RTE_JOIN", "RTE_FUNCTION", "RTE_TABLEFUNC", "RTE_VALUES", "RTE_CTE", "RTE_NAMEDTUPLESTORE", "RTE_RESULT", "RTE_GROUP"],
    WCOKind: ["WCO_VIEW_CHECK", "WCO_RLS_INSERT_CHECK", "WCO_RLS_UPDATE_CHECK", "WCO_RLS_CONFLICT_CHECK", "WCO_RLS_MERGE_UPDATE_CHECK", "WCO_RLS_MERGE_DELETE_CHECK"],
    GroupingSetKind: ["GROUPING_SET_EMPTY", "GROUPING_SET_SIMPLE", "GROUPING_SET_ROLLUP", "GROUPING_SET_CUBE", "GROUPING_SET_SETS"],
    CTEMaterialize: ["CTEMaterializeDefault", "CTEMaterializeAlways", "CTEMaterializeNever"],
    ReturningOptionKind: ["RETURNING_OPTION_OLD", "RETURNING_OPTION_NEW"],
    JsonQuotes: ["JS_QUOTES_UNSPEC", "JS_QUOTES_KEEP", "JS_QUOTES_OMIT"],
    JsonTableColumnType: ["JTC_FOR_ORDINALITY", "JTC_REGULAR", "JTC_EXISTS", "JTC_FORMATTED", "JTC_NESTED"],
    SetOperation: ["SETOP_NONE", "SETOP_UNION", "SETOP_INTERSECT", "SETOP_EXCEPT"],
    ObjectType: ["OBJECT_ACCESS_METHOD", "OBJECT_AGGREGATE", "OBJECT_AMOP", "OBJECT_AMPROC", "OBJECT_ATTRIBUTE", "OBJECT_CAST", "OBJECT_COLUMN", "OBJECT_COLLATION", "OBJECT_CONVERSION", "OBJECT_DATABASE", "OBJECT_DEFAULT", "OBJECT_DEFACL", "OBJECT_DOMAIN", "OBJECT_DOMCONSTRAINT", "OBJECT_EVENT_TRIGGER", "OBJECT_EXTENSION", "OBJECT_FDW", "OBJECT_FOREIGN_SERVER", "OBJECT_FOREIGN_TABLE", "OBJECT_FUNCTION", "OBJECT_INDEX", "OBJECT_LANGUAGE", "OBJECT_LARGEOBJECT", "OBJECT_MATVIEW", "OBJECT_OPCLASS", "OBJECT_OPERATOR", "OBJECT_OPFAMILY", "OBJECT_PARAMETER_ACL", "OBJECT_POLICY", "OBJECT_PROCEDURE", "OBJECT_PUBLICATION", "OBJECT_PUBLICATION_NAMESPACE", "OBJECT_PUBLICATION_REL", "OBJECT_ROLE", "OBJECT_ROUTINE", "OBJECT_RULE", "OBJECT_SCHEMA", "OBJECT_SEQUENCE", "OBJECT_SUBSCRIPTION", "OBJECT_STATISTIC_EXT", "OBJECT_TABCONSTRAINT", "OBJECT_TABLE", "OBJECT_TABLESPACE", "OBJECT_TRANSFORM", "OBJECT_TRIGGER", "OBJECT_TSCONFIGURATION", "OBJECT_TSDICTIONARY", "OBJECT_TSPARSER", "OBJECT_TSTEMPLATE", "OBJECT_TYPE", "OBJECT_USER_MAPPING", "OBJECT_VIEW"],
    DropBehavior: ["DROP_RESTRICT", "DROP_CASCADE"],
    AlterTableType: ["AT_AddColumn", "AT_AddColumnToView", "AT_ColumnDefault", "AT_CookedColumnDefault", "AT_DropNotNull", "AT_SetNotNull", "AT_SetExpression", "AT_DropExpression", "AT_SetStatistics", "AT_SetOptions", "AT_ResetOptions", "AT_SetStorage", "AT_SetCompression", "AT_DropColumn", "AT_AddIndex", "AT_ReAddIndex", "AT_AddConstraint", "AT_ReAddConstraint", "AT_ReAddDomainConstraint", "AT_AlterConstraint", "AT_ValidateConstraint", "AT_AddIndexConstraint", "AT_DropConstraint", "AT_ReAddComment", "AT_AlterColumnType", "AT_AlterColumnGenericOptions", "AT_ChangeOwner", "AT_ClusterOn", "AT_DropCluster", "AT_SetLogged", "AT_SetUnLogged", "AT_DropOids", "AT_SetAccessMethod", "AT_SetTableSpace", "AT_SetRelOptions", "AT_ResetRelOptions", "AT_ReplaceRelOptions", "AT_EnableTrig", "AT_EnableAlwaysTrig", "AT_EnableReplicaTrig", "AT_DisableTrig", "AT_EnableTrigAll", "AT_DisableTrigAll", "AT_EnableTrigUser", "AT_DisableTrigUser", "AT_EnableRule", "AT_EnableAlwaysRule", "AT_EnableReplicaRule", "AT_DisableRule", "AT_AddInherit", "AT_DropInherit", "AT_AddOf", "AT_DropOf", "AT_ReplicaIdentity", "AT_EnableRowSecurity", "AT_DisableRowSecurity", "AT_ForceRowSecurity", "AT_NoForceRowSecurity", "AT_GenericOptions", "AT_AttachPartition", "AT_DetachPartition", "AT_DetachPartitionFinalize", "AT_AddIdentity", "AT_SetIdentity", "AT_DropIdentity", "AT_ReAddStatistics"],
    GrantTargetType: ["ACL_TARGET_OBJECT", "ACL_TARGET_ALL_IN_SCHEMA", "ACL_TARGET_DEFAULTS"],
    VariableSetKind: ["VAR_SET_VALUE", "VAR_SET_DEFAULT", "VAR_SET_CURRENT", "VAR_SET_MULTI", "VAR_RESET", "VAR_RESET_ALL"],
    ConstrType: ["CONSTR_NULL", "CONSTR_NOTNULL", "CONSTR_DEFAULT", "CONSTR_IDENTITY", "CONSTR_GENERATED", "CONSTR_CHECK", "CONSTR_PRIMARY", "CONSTR_UNIQUE", "CONSTR_EXCLUSION", "CONSTR_FOREIGN", "CONSTR_ATTR_DEFERRABLE", "CONSTR_ATTR_NOT_DEFERRABLE", "CONSTR_ATTR_DEFERRED", "CONSTR_ATTR_IMMEDIATE", "CONSTR_ATTR_ENFORCED", "CONSTR_ATTR_NOT_ENFORCED"],
    ImportForeignSchemaType: ["FDW_IMPORT_SCHEMA_ALL", "FDW_IMPORT_SCHEMA_LIMIT_TO", "FDW_IMPORT_SCHEMA_EXCEPT"],
    RoleStmtType: ["ROLESTMT_ROLE", "ROLESTMT_USER", "ROLESTMT_GROUP"],
    FetchDirection: ["FETCH_FORWARD", "FETCH_BACKWARD", "FETCH_ABSOLUTE", "FETCH_RELATIVE"],
    FunctionParameterMode: ["FUNC_PARAM_IN", "FUNC_PARAM_OUT", "FUNC_PARAM_INOUT", "FUNC_PARAM_VARIADIC", "FUNC_PARAM_TABLE", "FUNC_PARAM_DEFAULT"],
    TransactionStmtKind: ["TRANS_STMT_BEGIN", "TRANS_STMT_START", "TRANS_STMT_COMMIT", "TRANS_STMT_ROLLBACK", "TRANS_STMT_SAVEPOINT", "TRANS_STMT_RELEASE", "TRANS_STMT_ROLLBACK_TO", "TRANS_STMT_PREPARE", "TRANS_STMT_COMMIT_PREPARED", "TRANS_STMT_ROLLBACK_PREPARED"],
    ViewCheckOption: ["NO_CHECK_OPTION", "LOCAL_CHECK_OPTION", "CASCADED_CHECK_OPTION"],
    DiscardMode: ["DISCARD_ALL", "DISCARD_PLANS", "DISCARD_SEQUENCES", "DISCARD_TEMP"],
    ReindexObjectType: ["REINDEX_OBJECT_INDEX", "REINDEX_OBJECT_TABLE", "REINDEX_OBJECT_SCHEMA", "REINDEX_OBJECT_SYSTEM", "REINDEX_OBJECT_DATABASE"],
    AlterTSConfigType: ["ALTER_TSCONFIG_ADD_MAPPING", "ALTER_TSCONFIG_ALTER_MAPPING_FOR_TOKEN", "ALTER_TSCONFIG_REPLACE_DICT", "ALTER_TSCONFIG_REPLACE_DICT_FOR_TOKEN", "ALTER_TSCONFIG_DROP_MAPPING"],
    PublicationObjSpecType: ["PUBLICATIONOBJ_TABLE", "PUBLICATIONOBJ_TABLES_IN_SCHEMA", "PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA", "PUBLICATIONOBJ_CONTINUATION"],
    AlterPublicationAction: ["AP_AddObjects", "AP_DropObjects", "AP_SetObjects"],
    AlterSubscriptionType: ["ALTER_SUBSCRIPTION_OPTIONS", "ALTER_SUBSCRIPTION_CONNECTION", "ALTER_SUBSCRIPTION_SET_PUBLICATION", "ALTER_SUBSCRIPTION_ADD_PUBLICATION", "ALTER_SUBSCRIPTION_DROP_PUBLICATION", "ALTER_SUBSCRIPTION_REFRESH", "ALTER_SUBSCRIPTION_ENABLED", "ALTER_SUBSCRIPTION_SKIP"],
    OverridingKind: ["OVERRIDING_NOT_SET", "OVERRIDING_USER_VALUE", "OVERRIDING_SYSTEM_VALUE"],
    OnCommitAction: ["ONCOMMIT_NOOP", "ONCOMMIT_PRESERVE_ROWS", "ONCOMMIT_DELETE_ROWS", "ONCOMMIT_DROP"],
    TableFuncType: ["TFT_XMLTABLE", "TFT_JSON_TABLE"],
    VarReturningType: ["VAR_RETURNING_DEFAULT", "VAR_RETURNING_OLD", "VAR_RETURNING_NEW"],
    ParamKind: ["PARAM_EXTERN", "PARAM_EXEC", "PARAM_SUBLINK", "PARAM_MULTIEXPR"],
    CoercionContext: ["COERCION_IMPLICIT", "COERCION_ASSIGNMENT", "COERCION_PLPGSQL", "COERCION_EXPLICIT"],
    CoercionForm: ["COERCE_EXPLICIT_CALL", "COERCE_EXPLICIT_CAST", "COERCE_IMPLICIT_CAST", "COERCE_SQL_SYNTAX"],
    BoolExprType: ["AND_EXPR", "OR_EXPR", "NOT_EXPR"],
    SubLinkType: ["EXISTS_SUBLINK", "ALL_SUBLINK", "ANY_SUBLINK", "ROWCOMPARE_SUBLINK", "EXPR_SUBLINK", "MULTIEXPR_SUBLINK", "ARRAY_SUBLINK", "CTE_SUBLINK"],
    MinMaxOp: ["IS_GREATEST", "IS_LEAST"],
    SQLValueFunctionOp: ["SVFOP_CURRENT_DATE", "SVFOP_CURRENT_TIME", "SVFOP_CURRENT_TIME_N", "SVFOP_CURRENT_TIMESTAMP", "SVFOP_CURRENT_TIMESTAMP_N", "SVFOP_LOCALTIME", "SVFOP_LOCALTIME_N", "SVFOP_LOCALTIMESTAMP", "SVFOP_LOCALTIMESTAMP_N", "SVFOP_CURRENT_ROLE", "SVFOP_CURRENT_USER", "SVFOP_USER", "SVFOP_SESSION_USER", "SVFOP_CURRENT_CATALOG", "SVFOP_CURRENT_SCHEMA"],
    XmlExprOp: ["IS_XMLCONCAT", "IS_XMLELEMENT", "IS_XMLFOREST", "IS_XMLPARSE", "IS_XMLPI", "IS_XMLROOT", "IS_XMLSERIALIZE", "IS_DOCUMENT"],
    XmlOptionType: ["XMLOPTION_DOCUMENT", "XMLOPTION_CONTENT"],
    JsonEncoding: ["JS_ENC_DEFAULT", "JS_ENC_UTF8", "JS_ENC_UTF16", "JS_ENC_UTF32"],
    JsonFormatType: ["JS_FORMAT_DEFAULT", "JS_FORMAT_JSON", "JS_FORMAT_JSONB"],
    JsonConstructorType: ["JSCTOR_JSON_OBJECT", "JSCTOR_JSON_ARRAY", "JSCTOR_JSON_OBJECTAGG", "JSCTOR_JSON_ARRAYAGG", "JSCTOR_JSON_PARSE", "JSCTOR_JSON_SCALAR", "JSCTOR_JSON_SERIALIZE"],
    JsonValueType: ["JS_TYPE_ANY", "JS_TYPE_OBJECT", "JS_TYPE_ARRAY", "JS_TYPE_SCALAR"],
    JsonWrapper: ["JSW_UNSPEC", "JSW_NONE", "JSW_CONDITIONAL", "JSW_UNCONDITIONAL"],
    JsonBehaviorType: ["JSON_BEHAVIOR_NULL", "JSON_BEHAVIOR_ERROR", "JSON_BEHAVIOR_EMPTY", "JSON_BEHAVIOR_TRUE", "JSON_BEHAVIOR_FALSE", "JSON_BEHAVIOR_UNKNOWN", "JSON_BEHAVIOR_EMPTY_ARRAY", "JSON_BEHAVIOR_EMPTY_OBJECT", "JSON_BEHAVIOR_DEFAULT"],
    JsonExprOp: ["JSON_EXISTS_OP", "JSON_QUERY_OP", "JSON_VALUE_OP", "JSON_TABLE_OP"],
    NullTestType: ["IS_NULL", "IS_NOT_NULL"],
    BoolTestType: ["IS_TRUE", "IS_NOT_TRUE", "IS_FALSE", "IS_NOT_FALSE", "IS_UNKNOWN", "IS_NOT_UNKNOWN"],
    MergeMatchKind: ["MERGE_WHEN_MATCHED", "MERGE_WHEN_NOT_MATCHED_BY_SOURCE", "MERGE_WHEN_NOT_MATCHED_BY_TARGET"],
    CmdType: ["CMD_UNKNOWN", "CMD_SELECT", "CMD_UPDATE", "CMD_INSERT", "CMD_DELETE", "CMD_MERGE", "CMD_UTILITY", "CMD_NOTHING"],
    JoinType: ["JOIN_INNER", "JOIN_LEFT", "JOIN_FULL", "JOIN_RIGHT", "JOIN_SEMI", "JOIN_ANTI", "JOIN_RIGHT_SEMI", "JOIN_RIGHT_ANTI", "JOIN_UNIQUE_OUTER", "JOIN_UNIQUE_INNER"],
    AggSplit: ["AGGSPLIT_SIMPLE", "AGGSPLIT_INITIAL_SERIAL", "AGGSPLIT_FINAL_DESERIAL"],
    OnConflictAction: ["ONCONFLICT_NONE", "ONCONFLICT_NOTHING", "ONCONFLICT_UPDATE"],
    LimitOption: ["LIMIT_OPTION_DEFAULT", "LIMIT_OPTION_COUNT", "LIMIT_OPTION_WITH_TIES"],
    LockClauseStrength: ["LCS_NONE", "LCS_FORKEYSHARE", "LCS_FORSHARE", "LCS_FORNOKEYUPDATE", "LCS_FORUPDATE"],
    LockWaitPolicy: ["LockWaitBlock", "LockWaitSkip", "LockWaitError"],
    CompareType: ["COMPARE_INVALID", "COMPARE_LT", "COMPARE_LE", "COMPARE_EQ", "COMPARE_GE", "COMPARE_GT", "COMPARE_NE", "COMPARE_OVERLAP", "COMPARE_CONTAINED_BY"],
    Context: ["None", "Select", "DML", "DDL", "Call"]
  }
};

// src/sql/tree-pattern.ts
var fieldsOfKinds = new Map(
  Object.entries(node_types_default.fields)
);
var wordsOfEnums = new Map(Object.entries(node_types_default.enums));
var parts = /* @__PURE__ */ new Set(["PLAssignStmt", "ReplicaIdentityStmt", "ReturnStmt", "SetOperationStmt"]);
var statementKinds = [...fieldsOfKinds.keys()].filter((kind) => kind.endsWith("Stmt") && !parts.has(kind));
function matchesPattern(pattern, tree) {
  if (tree === void 0) return pattern === false || pattern === 0;
  if (Array.isArray(pattern)) {
    return Array.isArray(tree) && pattern.every((one) => tree.some((element) => matchesPattern(one, element)));
  }
  if (!isObject(pattern)) return pattern === tree;
  const entries = Object.entries(pattern);
  if (entries.length === 0) return true;
  return isObject(tree) && entries.every(([key, inner]) => matchesPattern(inner, tree[key]));
}
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function findPatternProblem(pattern) {
  const kind = isObject(pattern) ? Object.keys(pattern)[0] ?? "" : "";
  if (kind === "")
    return { path: "", message: "names no statement", hint: "Write { CreateExtensionStmt: {} }, say." };
  if (fieldsOfKinds.has(kind) && !statementKinds.includes(kind)) {
    const hint = "Begin with the statement that it stands in, such as CreateStmt.";
    return { path: "", message: `"${kind}" is no statement but part of one`, hint };
  }
  return problemOfNode(pattern, "", statementKinds);
}
var longestPath = 2e3;
function problemOf(pattern, type, path) {
  if (path.length > longestPath) return { path: "", message: "holds itself, or is nested too deeply" };
  if (isObject(pattern) && Object.keys(pattern).length === 0) return void 0;
  if (type.endsWith("[]")) return problemOfList(pattern, type.slice(0, -2), path);
  if (type === "Node") return problemOfNode(pattern, path, [...fieldsOfKinds.keys()]);
  const fields = fieldsOfKinds.get(type);
  return fields ? problemOfFields(pattern, fields, path) : problemOfScalar(pattern, type, path);
}
function problemOfList(pattern, type, path) {
  if (!Array.isArray(pattern)) return { path, message: "must be a list: [ … ]" };
  return firstProblem(pattern.map((one, index) => () => problemOf(one, type, `${path}[${index}]`)));
}
function problemOfNode(pattern, path, known) {
  const entries = isObject(pattern) ? Object.entries(pattern) : [];
  const [kind, inner] = entries[0] ?? [];
  if (kind === void 0) return { path, message: "must be a node: { <its type>: { … } }" };
  const fields = fieldsOfKinds.get(kind);
  if (!fields) return unknownName(path, "type of node", kind, known);
  if (entries.length > 1) {
    const names = entries.map(([name]) => name).join(" and ");
    return { path, message: `cannot be ${names} at once: a node is of one type` };
  }
  return problemOf(inner, kind, `${path}.${kind}`);
}
function problemOfFields(pattern, fields, path) {
  if (!isObject(pattern)) return { path, message: "must be { <field>: … }, or {} for whatever it is" };
  return firstProblem(
    Object.entries(pattern).map(([name, inner]) => () => {
      const type = fields[name];
      return type === void 0 ? unknownName(path, "field", name, Object.keys(fields)) : problemOf(inner, type, `${path}.${name}`);
    })
  );
}
function problemOfScalar(pattern, type, path) {
  const words = wordsOfEnums.get(type);
  if (!words)
    return typeof pattern === type ? void 0 : { path, message: `must be a ${type === "string" ? "text" : type}` };
  return typeof pattern === "string" && words.includes(pattern) ? void 0 : unknownName(path, type, String(pattern), words);
}
function unknownName(path, what, name, known) {
  const meant = nearest(name, known);
  const few = known.length > 0 && known.length <= 20 ? { hint: `Known: ${known.join(", ")}.` } : {};
  return {
    path,
    message: `there is no ${what} "${name}"`,
    ...meant === void 0 ? few : { hint: `Did you mean "${meant}"?` }
  };
}
function firstProblem(checks) {
  for (const check of checks) {
    const problem = check();
    if (problem) return problem;
  }
  return void 0;
}

// src/lint/restricted-statements.ts
function restrictedRules(entries, ownRules) {
  for (const entry of entries) checkEntry(entry, ownRules);
  const names = [...new Set(entries.map(({ name }) => name))];
  return names.map(
    (name) => ruleOf(
      name,
      entries.filter((entry) => entry.name === name)
    )
  );
}
function checkEntry({ name, match, where }, ownRules) {
  if (ownRules.includes(name)) {
    throw new UserError(`${where}.name: ${name} is a rule of Drydock's own`, "Choose another name.");
  }
  const problem = findPatternProblem(match);
  if (problem) throw new UserError(`${where}.match${problem.path}: ${problem.message}`, problem.hint);
}
var ruleOf = (id, entries) => defineRule({
  id,
  summary: "A statement that the config restricts",
  severity: entries[0]?.severity ?? "error",
  category: "policy",
  why: entries.map(({ message }) => message).join("\n"),
  instead: "Ask whoever wrote the rule into the config.",
  claim: { unprovable: "It is a rule of the team, not of Postgres." },
  on: listenersOf(entries)
});
function listenersOf(entries) {
  const kinds = new Set(entries.flatMap(({ match }) => Object.keys(match)));
  const listener = (kind) => (node) => entries.filter(({ match }) => kind in match && matchesPattern(match[kind], node)).map(problemOf2);
  return Object.fromEntries([...kinds].map((kind) => [kind, listener(kind)]));
}
var problemOf2 = ({ message, severity, where }) => ({
  message,
  severity,
  help: `The team restricts this statement: ${where}.`
});
export {
  restrictedRules
};
