import { isKnownCode } from '../code-tables.ts';
import type { Fee, Material, SpecialProcedure } from '../content.ts';
import type { WindowPlace } from '../overrides.ts';
import { cellsField } from './cells.ts';
import { unitCode, unitOf } from './column.ts';
import { type FieldProblem, fieldProblem, type NationalTask } from './task.ts';

/** A row of one of the national tables beside the basic one, as column → text. */
export type Row = Readonly<Record<string, string>>;

interface SectionColumn {
  name: string;
  zh: string;
  required?: boolean;
  codes?: string;
  whole?: boolean;
}

/** 设定依据、材料、窗口、收费、问答、特别程序: rows that belong to a task by `task_code`. */
export interface Section {
  name: string;
  zh: string;
  /** Name of the array in the JSON format. */
  list: string;
  columns: SectionColumn[];
  read(task: NationalTask): Row[];
  /** Replaces the task's rows; elements that are the same keep their sources and marks. */
  write(task: NationalTask, rows: readonly Row[]): void;
}

const organisation = { kind: 'organisation', verified: false } as const;

/** “《食品安全法》第三十五条” → law and article. */
export function citationOf(text: string | undefined): { law: string; article: string } | null {
  const found = /《([^》]+)》\s*([^：:]*)/.exec(text ?? '');
  if (found) return { law: found[1] ?? '', article: (found[2] ?? '').trim() };
  return null;
}

export const sections: Section[] = [
  {
    name: 'bylaw',
    zh: '设定依据',
    list: 'bylaws',
    columns: [
      { name: 'law_name', zh: '法律法规名称', required: true },
      { name: 'law_number', zh: '文号' },
      { name: 'clause_number', zh: '条款号', required: true },
      { name: 'clause_content', zh: '条款内容' },
    ],
    read: ({ content }) =>
      content.bases.map(basis => ({
        law_name: basis.law ?? '',
        law_number: '',
        clause_number: basis.article ?? '',
        clause_content: basis.quote ?? '',
      })),
    write: ({ content }, rows) => {
      content.bases = rows.map(row => {
        const known = content.bases.find(
          basis =>
            basis.law === row.law_name &&
            basis.article === row.clause_number &&
            (basis.quote ?? '') === (row.clause_content ?? ''),
        );
        return (
          known ?? {
            ...organisation,
            law: row.law_name ?? '',
            article: row.clause_number ?? '',
            ...(row.clause_content && { quote: row.clause_content }),
            ...(row.law_number && { note: row.law_number }),
          }
        );
      });
    },
  },
  {
    name: 'material',
    zh: '申请材料',
    list: 'materials',
    columns: [
      { name: 'material_code', zh: '材料编码' },
      { name: 'material_name', zh: '材料名称', required: true },
      { name: 'material_type', zh: '材料类型', codes: 'materialType' },
      { name: 'material_form', zh: '材料形式', codes: 'materialForm' },
      { name: 'source_type', zh: '来源渠道', codes: 'materialOrigin' },
      { name: 'source_explain', zh: '来源渠道说明' },
      { name: 'is_need', zh: '材料必要性', codes: 'necessity' },
      { name: 'original_num', zh: '原件份数', whole: true },
      { name: 'copy_num', zh: '复印件份数', whole: true },
      { name: 'page_format', zh: '纸质规格' },
      { name: 'by_law', zh: '要求提供的依据', required: true },
      { name: 'accept_stand', zh: '受理标准' },
      { name: 'fill_explain', zh: '填报须知' },
    ],
    read: task => task.content.materials.map(material => materialRow(task, material)),
    write: (task, rows) => {
      const known = new Map(task.content.materials.map(material => [material.name.zh, material]));
      const byName = new Map(task.content.materials.map(material => [material.name.zh, materialRow(task, material)]));
      task.content.materials = rows.map((row, index) => {
        const before = known.get(row.material_name ?? '');
        const unchanged = before && sameRow(byName.get(before.name.zh), row);
        return unchanged ? before : materialOf(row, index, before);
      });
    },
  },
  {
    name: 'window',
    zh: '办理窗口',
    list: 'windows',
    columns: [
      { name: 'window_name', zh: '窗口名称', required: true },
      { name: 'transact_addr', zh: '办理地点', required: true },
      { name: 'window_tel', zh: '窗口电话' },
      { name: 'transact_time', zh: '办理时间' },
      { name: 'traffic_info', zh: '交通指引' },
    ],
    read: ({ overrides }) =>
      (overrides.windows ?? []).map(window => ({
        window_name: window.name.zh,
        transact_addr: window.address.zh,
        window_tel: window.phone ?? '',
        transact_time: window.hours?.zh ?? '',
        traffic_info: window.traffic?.zh ?? '',
      })),
    write: (task, rows) => {
      task.overrides.windows = rows.map(
        (row): WindowPlace => ({
          name: { zh: row.window_name ?? '' },
          address: { zh: row.transact_addr ?? '' },
          ...(row.window_tel && { phone: row.window_tel }),
          ...(row.transact_time && { hours: { zh: row.transact_time } }),
          ...(row.traffic_info && { traffic: { zh: row.traffic_info } }),
        }),
      );
    },
  },
  {
    name: 'fee',
    zh: '收费项目',
    list: 'fees',
    columns: [
      { name: 'fee_name', zh: '收费项目名称', required: true },
      { name: 'fee_stand', zh: '收费标准', required: true },
      { name: 'by_law', zh: '收费依据', required: true },
      { name: 'is_desc', zh: '是否允许减免' },
      { name: 'desc_explain', zh: '减免说明' },
    ],
    read: ({ content }) =>
      content.fee.rows.map(row => ({
        fee_name: row.name.zh,
        fee_stand: row.standard.zh,
        by_law: row.source?.law ? `《${row.source.law}》${row.source.article ?? ''}` : '',
        is_desc: row.reducible ? '1' : '0',
        desc_explain: row.reduction?.zh ?? '',
      })),
    write: ({ content }, rows) => {
      content.fee = {
        ...content.fee,
        rows: rows.map((row): Fee['rows'][number] => {
          const citation = citationOf(row.by_law);
          return {
            name: { zh: row.fee_name ?? '' },
            standard: { zh: row.fee_stand ?? '' },
            amount: null,
            reducible: row.is_desc === '1',
            ...(row.desc_explain && { reduction: { zh: row.desc_explain } }),
            source: citation ? { ...organisation, ...citation } : null,
          };
        }),
      };
    },
  },
  {
    name: 'qa',
    zh: '常见问题',
    list: 'questions',
    columns: [
      { name: 'question', zh: '问题', required: true },
      { name: 'answer', zh: '解答', required: true },
    ],
    read: ({ content }) => content.questions.map(one => ({ question: one.question.zh, answer: one.answer.zh })),
    write: ({ content }, rows) => {
      const known = new Map(content.questions.map(one => [`${one.question.zh}\n${one.answer.zh}`, one]));
      content.questions = rows.map(
        row =>
          known.get(`${row.question}\n${row.answer}`) ?? {
            question: { zh: row.question ?? '' },
            answer: { zh: row.answer ?? '' },
          },
      );
    },
  },
  {
    name: 'special',
    zh: '特别程序',
    list: 'specials',
    columns: [
      { name: 'special_name', zh: '特别程序名称', required: true },
      { name: 'special_date', zh: '期限', whole: true },
      { name: 'special_type', zh: '期限单位', codes: 'timeUnit' },
      { name: 'special_desc', zh: '说明（依据）' },
      { name: 'special_dept', zh: '实施机构' },
      { name: 'special_tel', zh: '联系电话' },
    ],
    read: ({ content }) => content.special.map(specialRow),
    write: ({ content }, rows) => {
      const known = new Map(content.special.map(procedure => [procedure.name.zh, procedure]));
      content.special = rows.map((row, index) => {
        const before = known.get(row.special_name ?? '');
        return before && sameRow(specialRow(before), row) ? before : specialOf(row, index, before);
      });
    },
  },
];

function materialRow(task: NationalTask, material: Material): Row {
  return {
    material_code: `${task.taskCode}${material.serial}`,
    material_name: material.name.zh,
    material_type: material.type,
    material_form: material.form,
    source_type: material.origin,
    source_explain: material.issuer?.zh ?? '',
    is_need: material.necessity,
    original_num: String(material.originals),
    copy_num: String(material.copies),
    page_format: material.pageFormat ?? '',
    by_law: material.source?.law ? `《${material.source.law}》${material.source.article ?? ''}` : '',
    accept_stand: material.acceptStandard?.zh ?? '',
    fill_explain: material.fillingNotes?.zh ?? material.hint?.zh ?? '',
  };
}

function materialOf(row: Row, index: number, before: Material | undefined): Material {
  const citation = citationOf(row.by_law);
  const sameBasis = before?.source?.law === citation?.law && before?.source?.article === citation?.article;
  const serial = before?.serial ?? /(\d{3})$/.exec(row.material_code ?? '')?.[1] ?? String(index + 1).padStart(3, '0');
  return {
    ...(before ?? { id: `m${serial}`, serial }),
    name: before?.name ?? { zh: row.material_name ?? '' },
    type: row.material_type || before?.type || '1',
    form: row.material_form || before?.form || '4',
    origin: row.source_type || before?.origin || '10',
    ...(row.source_explain && { issuer: { zh: row.source_explain } }),
    necessity: row.is_need || before?.necessity || '1',
    originals: Number(row.original_num || before?.originals || 0),
    copies: Number(row.copy_num || before?.copies || 0),
    ...(row.page_format && { pageFormat: row.page_format }),
    ...(row.accept_stand && { acceptStandard: { zh: row.accept_stand } }),
    ...(row.fill_explain && row.fill_explain !== before?.hint?.zh && { fillingNotes: { zh: row.fill_explain } }),
    source: sameBasis && before ? before.source : citation ? { ...organisation, ...citation } : null,
  };
}

function specialRow(procedure: SpecialProcedure): Row {
  const { law, article } = procedure.source;
  return {
    special_name: procedure.name.zh,
    special_date: procedure.max ? String(procedure.max.amount) : '',
    special_type: procedure.max ? unitCode(procedure.max.unit) : '',
    special_desc: law ? `《${law}》${article ?? ''}` : '',
    special_dept: procedure.by?.zh ?? '',
    special_tel: procedure.phone ?? '',
  };
}

function specialOf(row: Row, index: number, before: SpecialProcedure | undefined): SpecialProcedure {
  const citation = citationOf(row.special_desc);
  return {
    ...(before ?? { id: `i${index + 1}`, kind: '2' }),
    name: { zh: row.special_name ?? '' },
    max: row.special_date ? { amount: Number(row.special_date), unit: unitOf(row.special_type || '1') } : null,
    ...(row.special_dept && { by: { zh: row.special_dept } }),
    ...(row.special_tel && { phone: row.special_tel }),
    source: citation ? { ...organisation, ...citation } : (before?.source ?? organisation),
  };
}

/** Whether two rows say the same in every column that the second has. */
export function sameRow(one: Row | undefined, other: Row): boolean {
  return one !== undefined && Object.entries(other).every(([name, value]) => (one[name] ?? '') === value);
}

/** A row with more or fewer cells than the header has values in the wrong columns: nothing of it can be trusted. */
export function cellProblem(row: Row): FieldProblem[] {
  const [expected, actual] = (row[cellsField] ?? '').split(',');
  if (!expected || !actual) return [];
  return [
    fieldProblem(
      'task_code',
      'cellCount',
      `这一行有 ${actual} 格，表头有 ${expected} 列。内容里有逗号的格子要用英文双引号括起来。`,
      `This row has ${actual} cells, the header ${expected}. A cell that holds a comma must stand in double quotes.`,
    ),
  ];
}

/** What is wrong with one row of a section, column by column. */
export function checkRow(section: Section, row: Row): FieldProblem[] {
  const cells = cellProblem(row);
  if (cells.length > 0) return cells;
  return section.columns.flatMap((column): FieldProblem[] => {
    const value = row[column.name] ?? '';
    if (value === '') {
      if (!column.required) return [];
      // B4.9: a material that no law asks for, and a fee without basis, are refused by name.
      if (column.name === 'by_law') {
        return [
          section.name === 'material'
            ? fieldProblem(
                'by_law',
                'materialWithoutBasis',
                '没有法律依据的材料不能要，请写明依据。',
                'A material that no law asks for may not be required; give its basis.',
              )
            : fieldProblem(
                'by_law',
                'feeWithoutBasis',
                '没有依据的费用不能收，请写明依据。',
                'A fee without a legal basis may not be charged; give its basis.',
              ),
        ];
      }
      return [
        fieldProblem(
          column.name,
          'required',
          `${column.zh}不能空着，请补上。`,
          'This column may not be empty; fill it in.',
        ),
      ];
    }
    if (column.codes && !isKnownCode(column.codes, value)) {
      return [
        fieldProblem(
          column.name,
          'unknownCode',
          `代码“${value}”不在${column.zh}的代码表里，请对照代码表再看一遍。`,
          `The code “${value}” is not in the list for this column; choose one that is.`,
        ),
      ];
    }
    if (column.whole && !/^\d{1,4}$/.test(value)) {
      return [
        fieldProblem(
          column.name,
          'notANumber',
          '要填不带单位的整数，请去掉文字。',
          'A whole number is needed; take the unit and other words away.',
        ),
      ];
    }
    if (column.name === 'by_law' && !citationOf(value)) {
      return [
        fieldProblem('by_law', 'noCitation', '要写成“《法名》第几条”，请改一下。', 'Write it as 《law》article.'),
      ];
    }
    return [];
  });
}
