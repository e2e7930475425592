/**
 * The form definition 表单定义: our own JSON, read by one evaluator in the browser, on the server, at the window and in tests.
 *
 * A form has pages (one question each), a page has fields; a repeating group or a table holds one level of fields more.
 * Answers are plain JSON keyed by field key; a `group` only draws a frame and does not nest the answers, a `repeating`
 * or a `table` is an array of objects. Shapes of the answers by kind:
 *
 * | kind | answer |
 * |---|---|
 * | text, longText, citizenId, unifiedSocialCreditCode, phone, email, bankAccount | string |
 * | number | number, at most `decimals` places, in `unit` |
 * | money | integer, fen 分 |
 * | date | `YYYY-MM-DD` (Asia/Shanghai) |
 * | boolean | true or false |
 * | choice | the option's value; with display `multiple` an array of values |
 * | division | 12-digit code as string 区划代码 |
 * | address | `{ division, detail }` |
 * | licence | the id of one of the applicant's licences |
 * | material | array of `{ fileId, name, bytes }` |
 * | declaration | true once it is made |
 * | signature | `{ name, drawing? }`, the drawing is SVG path data |
 */
import { type Static, type TObject, type TProperties, Type } from 'typebox';

function strict<P extends TProperties>(properties: P): TObject<P> {
  return Type.Object(properties, { additionalProperties: false });
}

/** A text in both languages of the platform. English may be empty in a draft; the validator reports it as a warning. */
export const LocalisedText = strict({
  zh: Type.String({ minLength: 1, maxLength: 2000 }),
  en: Type.String({ maxLength: 4000 }),
});
export type LocalisedText = Static<typeof LocalisedText>;

/** A FEEL expression. Names are field keys; in a repeating group the item's own keys come first, and `value`, `index` are known. */
export const FeelText = Type.String({ minLength: 1, maxLength: 2000 });
export type FeelText = Static<typeof FeelText>;

/** Field, page and form keys: camelCase, so that they are FEEL names and HTML names without quoting. */
export const KEY_PATTERN = '^[a-z][A-Za-z0-9]{0,62}$';
const Key = Type.String({ pattern: KEY_PATTERN });

export const AccessLevel = Type.Union([Type.Literal('edit'), Type.Literal('view'), Type.Literal('hide')]);
export type AccessLevel = Static<typeof AccessLevel>;

/** Process step → what it may do with the field. `apply` 填报 is the applicant's own step; steps not named: `apply` edits, all others view. */
export const Access = Type.Record(Type.String({ minLength: 1, maxLength: 80 }), AccessLevel);
export type Access = Static<typeof Access>;

/** A condition that must hold. `holds` is FEEL; when it is false, `message` stands at each of `fields` (default: where the check is written). */
export const Check = strict({
  holds: FeelText,
  message: LocalisedText,
  fields: Type.Optional(Type.Array(Key, { minItems: 1, maxItems: 20 })),
});
export type Check = Static<typeof Check>;

export const Option = strict({
  value: Type.String({ minLength: 1, maxLength: 100 }),
  label: LocalisedText,
  hint: Type.Optional(LocalisedText),
  /** FEEL: the option is offered only when true. */
  visible: Type.Optional(FeelText),
  /** In a multiple choice: cannot stand beside others (“none of these” 以上都没有). */
  exclusive: Type.Optional(Type.Boolean()),
});
export type Option = Static<typeof Option>;

/** Width of the control on a six-column grid; it hints at the length of the answer. Two halves share a row. */
export const Width = Type.Union([
  Type.Literal('full'),
  Type.Literal('twoThirds'),
  Type.Literal('half'),
  Type.Literal('third'),
]);
export type Width = Static<typeof Width>;

/** What every field has, containers and static text included. */
const shared = {
  key: Key,
  label: LocalisedText,
  hint: Type.Optional(LocalisedText),
  /** FEEL: shown only when true; a value that is not shown never survives. */
  visible: Type.Optional(FeelText),
  access: Type.Optional(Access),
};

/** What every field that holds a value has. */
const answerable = {
  ...shared,
  /** true, false or FEEL. Default false. */
  required: Type.Optional(Type.Union([Type.Boolean(), FeelText])),
  /** FEEL: the value is computed and never typed. */
  computed: Type.Optional(FeelText),
  /** Where the value may come from, first that answers wins: `applicant.name`, `licence.营业执照.address`, `earlier.contactPhone`. */
  prefill: Type.Optional(Type.Array(Type.String({ minLength: 3, maxLength: 200 }), { minItems: 1, maxItems: 8 })),
  /** A held value 平台已有: shown read-only with its source and 不对？; changed only by disputing it. Default false: offered and editable. */
  held: Type.Optional(Type.Boolean()),
  /** Encrypted at rest, shown masked. Always so for citizenId, phone, address and bankAccount. */
  sensitive: Type.Optional(Type.Boolean()),
  width: Type.Optional(Width),
  /** Conditions on this value; `value` is the answer. Evaluated only when there is one. */
  checks: Type.Optional(Type.Array(Check, { maxItems: 20 })),
  /** HTML autocomplete token, e.g. `tel`, `email`. Default by kind. */
  autocomplete: Type.Optional(Type.String({ maxLength: 60 })),
};

function field<K extends string, P extends TProperties>(kind: K, properties: P) {
  return strict({ kind: Type.Literal(kind), ...answerable, ...properties });
}

export const TextField = field('text', {
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  minLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  /** Regular expression for the whole value, with its own message: what is wrong, then what to do. */
  pattern: Type.Optional(strict({ regex: Type.String({ minLength: 1, maxLength: 500 }), message: LocalisedText })),
  /** Full-width letters and digits become half-width, spaces are removed: for codes and numbers of documents. */
  code: Type.Optional(Type.Boolean()),
});
export const LongTextField = field('longText', {
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 20000 })),
  minLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 20000 })),
  rows: Type.Optional(Type.Integer({ minimum: 2, maximum: 30 })),
});
export const NumberField = field('number', {
  unit: Type.Optional(LocalisedText),
  /** Decimal places, default 0. */
  decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
});
/** Written in yuan 元, kept in fen 分. */
export const MoneyField = field('money', {
  minimum: Type.Optional(Type.Integer()),
  maximum: Type.Optional(Type.Integer()),
});
export const DateField = field('date', {
  /** `YYYY-MM-DD` or `today`. */
  minimum: Type.Optional(Type.String({ pattern: '^(today|\\d{4}-\\d{2}-\\d{2})$' })),
  maximum: Type.Optional(Type.String({ pattern: '^(today|\\d{4}-\\d{2}-\\d{2})$' })),
});
export const BooleanField = field('boolean', {
  yes: Type.Optional(LocalisedText),
  no: Type.Optional(LocalisedText),
});
export const ChoiceField = field('choice', {
  display: Type.Union([Type.Literal('radio'), Type.Literal('select'), Type.Literal('multiple')]),
  /** Either options written here or the name of a code table. */
  options: Type.Optional(Type.Array(Option, { minItems: 1, maxItems: 500 })),
  codeTable: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  minChoices: Type.Optional(Type.Integer({ minimum: 0 })),
  maxChoices: Type.Optional(Type.Integer({ minimum: 1 })),
});
export const CitizenIdField = field('citizenId', {});
export const UnifiedSocialCreditCodeField = field('unifiedSocialCreditCode', {});
export const PhoneField = field('phone', {
  /** `mobile` takes 11-digit mobile numbers only (for text messages); default both. */
  accepts: Type.Optional(Type.Union([Type.Literal('mobile'), Type.Literal('any')])),
});
export const EmailField = field('email', {});
export const BankAccountField = field('bankAccount', {});
export const DivisionLevel = Type.Union([
  Type.Literal('city'),
  Type.Literal('county'),
  Type.Literal('township'),
  Type.Literal('village'),
]);
export type DivisionLevel = Static<typeof DivisionLevel>;
export const DivisionField = field('division', {
  /** Code under which to choose, default the city `450300000000`. */
  root: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  /** The choice must reach this level, default `county`. */
  level: Type.Optional(DivisionLevel),
});
export const AddressField = field('address', {
  root: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  level: Type.Optional(DivisionLevel),
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
});
export const LicenceField = field('licence', {
  /** Kinds of licence to choose from: codes or names of the licence types 证照类型. */
  types: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 20 }),
});
export const MaterialField = field('material', {
  /** Code of the material slot 材料 of the service item's version. */
  material: Type.String({ minLength: 1, maxLength: 100 }),
  minFiles: Type.Optional(Type.Integer({ minimum: 0, maximum: 50 })),
  maxFiles: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  /** Media types or endings, default the platform's: PDF, JPG, PNG, OFD. */
  accept: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 20 })),
  maxBytes: Type.Optional(Type.Integer({ minimum: 1 })),
});
/** 告知承诺, 声明: a text that is confirmed by ticking. `required: true` means that it must be ticked. */
export const DeclarationField = field('declaration', {
  text: LocalisedText,
  /** Law on which it rests, e.g. 行政许可法第三十一条. */
  basis: Type.Optional(LocalisedText),
});
export const SignatureField = field('signature', {
  text: Type.Optional(LocalisedText),
});
/** Text to read; no answer. */
export const StaticField = strict({ kind: Type.Literal('static'), ...shared, text: LocalisedText });

export const LeafField = Type.Union([
  TextField,
  LongTextField,
  NumberField,
  MoneyField,
  DateField,
  BooleanField,
  ChoiceField,
  CitizenIdField,
  UnifiedSocialCreditCodeField,
  PhoneField,
  EmailField,
  BankAccountField,
  DivisionField,
  AddressField,
  LicenceField,
  MaterialField,
  DeclarationField,
  SignatureField,
]);
export type LeafField = Static<typeof LeafField>;

/** A frame with a heading; its fields' answers stand beside all others of the page (or of the item). */
export const GroupField = strict({
  kind: Type.Literal('group'),
  ...shared,
  fields: Type.Array(Type.Union([...LeafField.anyOf, StaticField]), { minItems: 1, maxItems: 100 }),
});
export type GroupField = Static<typeof GroupField>;

const many = {
  ...shared,
  minItems: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  maxItems: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  /** Sources that answer with a whole list. */
  prefill: answerable.prefill,
  checks: answerable.checks,
};

/** 重复组. */
export const RepeatingField = strict({
  kind: Type.Literal('repeating'),
  ...many,
  /** What one item is called: 位, person. Used in “第 2 位”, “再加一位”. */
  itemLabel: LocalisedText,
  /** FEEL over the item that names it, e.g. `name`: “第 1 位：李云舒（示例）”. */
  itemTitle: Type.Optional(FeelText),
  fields: Type.Array(Type.Union([...LeafField.anyOf, StaticField, GroupField]), { minItems: 1, maxItems: 100 }),
});
export type RepeatingField = Static<typeof RepeatingField>;

/** 可编辑表格: short rows of many items, such as equipment. */
export const TableField = strict({
  kind: Type.Literal('table'),
  ...many,
  itemLabel: Type.Optional(LocalisedText),
  columns: Type.Array(LeafField, { minItems: 1, maxItems: 20 }),
  /** Number or money columns whose sum stands under the table. */
  totals: Type.Optional(Type.Array(Key, { minItems: 1, maxItems: 20 })),
});
export type TableField = Static<typeof TableField>;

export const FormField = Type.Union([...LeafField.anyOf, StaticField, GroupField, RepeatingField, TableField]);
export type FormField = Static<typeof FormField>;
export type StaticField = Static<typeof StaticField>;
export type FieldKind = FormField['kind'];

export const FormPage = strict({
  key: Key,
  /** The page's question: 店里有哪些从业人员？ */
  title: LocalisedText,
  /** Its short name in the list of pages: 从业人员. Default the title. */
  name: Type.Optional(LocalisedText),
  hint: Type.Optional(LocalisedText),
  visible: Type.Optional(FeelText),
  fields: Type.Array(FormField, { maxItems: 200 }),
  checks: Type.Optional(Type.Array(Check, { maxItems: 50 })),
});
export type FormPage = Static<typeof FormPage>;

export const FormDefinition = strict({
  key: Key,
  title: LocalisedText,
  description: Type.Optional(LocalisedText),
  pages: Type.Array(FormPage, { minItems: 1, maxItems: 60 }),
  checks: Type.Optional(Type.Array(Check, { maxItems: 100 })),
});
export type FormDefinition = Static<typeof FormDefinition>;

export type TextField = Static<typeof TextField>;
export type LongTextField = Static<typeof LongTextField>;
export type NumberField = Static<typeof NumberField>;
export type MoneyField = Static<typeof MoneyField>;
export type DateField = Static<typeof DateField>;
export type BooleanField = Static<typeof BooleanField>;
export type ChoiceField = Static<typeof ChoiceField>;
export type DivisionField = Static<typeof DivisionField>;
export type AddressField = Static<typeof AddressField>;
export type LicenceField = Static<typeof LicenceField>;
export type MaterialField = Static<typeof MaterialField>;
export type DeclarationField = Static<typeof DeclarationField>;
export type SignatureField = Static<typeof SignatureField>;
