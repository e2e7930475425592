/** Shapes of answers and of what surrounds them: prefilled values, lookups, results of an evaluation. Plain JSON throughout. */
import type { AccessLevel, FormField, FormPage, LeafField, Option } from './definition.ts';

export type Locale = 'zh' | 'en';
/** `YYYY-MM-DD` in Asia/Shanghai. */
export type LocalDate = string;

export type Answers = Record<string, unknown>;
export interface AddressAnswer {
  division: string;
  detail: string;
}
export interface MaterialAnswer {
  fileId: string;
  name: string;
  bytes: number;
}
export interface SignatureAnswer {
  name: string;
  drawing?: string;
}

/** A value that the platform already holds, with where it came from. Trust levels A-D of 国办函〔2016〕108号. */
export interface PrefilledValue {
  value: unknown;
  /** From what: 营业执照, your identity record. */
  source: Name;
  issuer?: Name;
  issuedOn?: LocalDate;
  trust?: 'A' | 'B' | 'C' | 'D';
  /** Id of the licence, registry row or earlier case it was read from. */
  reference?: string;
}
/** By source path (`applicant.name`) or, for one item of a repeating group, by answer path (`staff.0.healthCertificateUntil`), which wins. */
export type Prefill = Readonly<Record<string, PrefilledValue>>;

/** A name from elsewhere, which may lack its English. */
export interface Name {
  zh: string;
  en?: string | undefined;
}
export interface DivisionNode {
  code: string;
  name: Name;
}
export interface LicenceChoice {
  id: string;
  type: string;
  name: Name;
  number: string;
  issuedBy: Name;
  validUntil?: LocalDate;
}
/** What a form needs to know from elsewhere. Every member may be absent: then codes are accepted unchecked and shown as they are. */
export interface Lookups {
  codeTable?(name: string): readonly Option[] | undefined;
  /** The chain from the city down to the code itself, or undefined when there is no such division. */
  divisionPath?(code: string): readonly DivisionNode[] | undefined;
  /** Divisions directly under a code, in order. */
  divisionsUnder?(code: string): readonly DivisionNode[];
  licences?(types: readonly string[]): readonly LicenceChoice[];
}

/** What is wrong, then what to do, in both languages. `path` is the answer's path: `staff.1.citizenId`. */
export interface AnswerError {
  path: string;
  code: string;
  zh: string;
  en: string;
  page: string;
}

export interface EvaluateOptions {
  /** Process step, default `apply`. */
  step?: string;
  /** Today in Asia/Shanghai: rules that speak of today must not read the machine's clock. */
  today: LocalDate;
  prefill?: Prefill;
  /** Held values that the person disputes, by answer path: their own answer then counts. The text is their reason. */
  disputes?: Readonly<Record<string, string>>;
  /** What is stored so far. Values that this step may not edit come from here, never from the submitted answers. */
  previous?: Answers;
  lookups?: Lookups;
  /** More names that expressions may use: `applicant`, `case`, `item`. */
  context?: Readonly<Record<string, unknown>>;
}

export interface EvaluatedField {
  /** The field's own key; `path` is where its answer stands: `staff.1.citizenId`. */
  key: string;
  path: string;
  field: FormField;
  required: boolean;
  /** `edit` or `view`; computed and held values are `view`. Fields that are hidden do not appear at all. */
  access: Exclude<AccessLevel, 'hide'>;
  value: unknown;
  /** What the person typed when it could not be read (“12a” in a number field), to be shown again as it was. */
  typed?: string;
  computed: boolean;
  sensitive: boolean;
  /** The prefilled value that this answer is (still), or that stands behind a dispute. */
  source?: PrefilledValue;
  held: boolean;
  disputed: boolean;
  options?: readonly Option[];
  errors: readonly AnswerError[];
  /** Fields of a group, in order. */
  fields?: readonly EvaluatedField[];
  /** Items of a repeating group or rows of a table. */
  items?: readonly EvaluatedItem[];
  /** Sums of a table's columns, by column key. */
  totals?: Readonly<Record<string, number>>;
}
export interface EvaluatedItem {
  index: number;
  path: string;
  title: string | null;
  fields: readonly EvaluatedField[];
}
export interface EvaluatedPage {
  key: string;
  page: FormPage;
  fields: readonly EvaluatedField[];
  errors: readonly AnswerError[];
  /** Everything required is answered and nothing is wrong. */
  complete: boolean;
  /** Nothing was answered yet. */
  untouched: boolean;
}
export interface EvaluatedForm {
  /** Visible pages in order. */
  pages: readonly EvaluatedPage[];
  /** All errors of visible fields in this step, in page order, then unknown keys (page is then ''). */
  errors: readonly AnswerError[];
  /** Answers that may be stored: normalised, computed, hidden and unknown values dropped. */
  answers: Answers;
  completedPages: readonly string[];
  /** First page that is not complete, or null when all are. */
  nextPage: string | null;
  /** complete / total pages. */
  progress: { complete: number; total: number };
  complete: boolean;
}

export type { LeafField };
