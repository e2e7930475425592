/** The shape of the curated source files, as far as the converter reads it. */
export interface SourceMark {
  kind?: string;
  law?: string;
  article?: string;
  quote?: string;
  note?: string;
  verified?: boolean;
}

export interface SourceClause {
  text: string;
  law: string;
  article: string;
  verified: boolean;
}

export interface SourceBasis extends SourceMark {
  law: string;
  article: string;
  quote: string;
  verified: boolean;
  law_version_in_snapshot: string;
  law_valid_from_in_snapshot_index?: string;
  snapshot_path: string;
  stale_risk?: string;
}

export interface SourceLimit extends SourceMark {
  amount: number;
  unit: 'workingDay' | 'calendarDay' | 'month';
  text: string;
  law: string;
  article: string;
  verified: boolean;
  default: boolean;
  default_condition?: string;
  kind?: string;
  composed?: boolean;
  verified_note?: string;
  unit_note?: string;
  searched?: string;
  extension?: {
    amount: number;
    unit: 'workingDay' | 'calendarDay' | 'month';
    text: string;
    article: string;
    verified: boolean;
  };
  unit_basis?: SourceMark;
}

export interface SourceItem {
  id: string;
  name: string;
  name_source: SourceMark;
  aliases: string[];
  department: string;
  department_source: string;
  item_type_code: string;
  type_source: SourceMark;
  levels: string[];
  levels_source: SourceMark;
  service_objects: string[];
  user_topics: string[];
  audience: 'natural' | 'organisation' | 'natural+organisation';
  legal_bases: SourceBasis[];
  statutory_limit: SourceLimit | null;
  statutory_limit_note?: string;
  other_limits?: (SourceMark & { quote: string })[];
  special_procedures: (SourceMark & { kind: string; quote: string })[];
  conditions: SourceClause[];
  conditions_note?: string;
  refusal_grounds?: SourceClause[];
  materials: SourceClause[];
  materials_note?: string;
  result: SourceMark & {
    name: string;
    validity: string | null;
    renewal?: SourceClause & { default?: boolean; note?: string };
  };
  fee: SourceMark & { charged: boolean | null; default?: boolean; default_condition?: string };
  applicant_deadline?: { text: string; note: string };
  joint_scenarios: string[];
  notes?: string[];
}

export interface SourceScenario {
  id: string;
  name: string;
  audience: string;
  always_items: string[];
  order: (SourceMark & { before: string; after: string; kind: string })[];
  questions: { id: string; text: string; answers: { value: string; adds: string[]; reason: SourceMark }[] }[];
  notes: string[];
}
