import { type Static, Type } from 'typebox';

/** Sections of the editor, in its order 编辑页各部分. */
export const sections = [
  'basic',
  'bases',
  'conditions',
  'limits',
  'materials',
  'fee',
  'variants',
  'handling',
  'results',
  'channels',
  'questions',
] as const;
export type Section = (typeof sections)[number];

export const sectionNames: Record<Section, { zh: string; en: string }> = {
  basic: { zh: '基本信息', en: 'Basics' },
  bases: { zh: '设定依据', en: 'Legal basis' },
  conditions: { zh: '受理条件', en: 'Conditions' },
  limits: { zh: '时限', en: 'Time limits' },
  materials: { zh: '材料', en: 'Materials' },
  fee: { zh: '收费', en: 'Fees' },
  variants: { zh: '情形', en: 'Variants' },
  handling: { zh: '流程与表单', en: 'Process and form' },
  results: { zh: '结果与证照', en: 'Result and licence' },
  channels: { zh: '办理地点', en: 'Where and how' },
  questions: { zh: '常见问题', en: 'Questions and answers' },
};

/** One thing to correct (error) or to know (warning) before a version goes for review. */
export const ContentProblem = Type.Object({
  section: Type.Enum(sections),
  /** JSON pointer into the content, e.g. `/materials/5/source`. */
  path: Type.String(),
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  /** Where, in words: 材料 · 第 6 行 · 依据. */
  placeZh: Type.String(),
  placeEn: Type.String(),
  zh: Type.String(),
  en: Type.String(),
});
export type ContentProblem = Static<typeof ContentProblem>;
