// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface DirectoryAuthorisationTable {
  id: Generated<string>;
  organisation_id: string;
  staff_id: string;
  /** 事项基本编码，空为本部门全部事项 */
  basic_code: string | null;
  /** 环节：收件、受理、承办、审查、审批 */
  powers: string[];
  valid_from: string;
  valid_until: string | null;
  revoked_at: Timestamp | null;
}

export interface DirectoryCalendarYearTable {
  year: number;
  notice: Json;
  source: string;
  entered_by: string | null;
  entered_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface DirectoryDivisionTable {
  code: string;
  name: string;
  level: string;
  parent_code: string | null;
  county_code: string | null;
  full_name: string;
  /** 常住人口（演示值，配置） */
  population: number | null;
}

export interface DirectoryOrganisationTable {
  id: Generated<string>;
  name: string;
  short_name: string;
  english_name: string;
  /** 机关类型 */
  organ_type: string;
  /** 行使层级（GB/T 39046 附录 A.2） */
  level_code: string;
  division_code: string;
  county_code: string | null;
  unified_social_credit_code: string;
  /** 信用代码来源：demonstration 为演示编造 */
  code_source: Generated<string>;
  telephone: string | null;
  status: Generated<string>;
  version: Generated<number>;
}

export interface DirectoryServiceCentreTable {
  id: Generated<string>;
  name: string;
  kind: string;
  division_code: string;
  county_code: string | null;
  address: string;
  opening_hours: string;
  telephone: string | null;
  /** 使用面积（平方米） */
  floor_area: number | null;
  /** 标准要求的面积（平方米） */
  standard_area: number | null;
}

export interface DirectoryServiceWindowTable {
  id: Generated<string>;
  service_centre_id: string;
  number: number;
  /** 功能区 */
  zone: string;
  name: string;
  organisation_id: string | null;
  floor: Generated<number>;
}

export interface DirectoryStaffMemberTable {
  id: Generated<string>;
  organisation_id: string;
  unit_id: string | null;
  name: string;
  work_number: string;
  /** 岗位 */
  post: string;
  telephone: string | null;
  status: Generated<string>;
  version: Generated<number>;
}

export interface DirectoryUnitTable {
  id: Generated<string>;
  organisation_id: string;
  name: string;
}

declare module '@onewindow/db' {
  interface Tables {
    'directory.authorisation': DirectoryAuthorisationTable;
    'directory.calendar_year': DirectoryCalendarYearTable;
    'directory.division': DirectoryDivisionTable;
    'directory.organisation': DirectoryOrganisationTable;
    'directory.service_centre': DirectoryServiceCentreTable;
    'directory.service_window': DirectoryServiceWindowTable;
    'directory.staff_member': DirectoryStaffMemberTable;
    'directory.unit': DirectoryUnitTable;
  }
}
