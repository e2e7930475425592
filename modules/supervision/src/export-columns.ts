import type { CardRow } from './cards/list-cards.ts';
import { cardNumber, cardStates, colours } from './names.ts';

/** Columns of an export: the elements of GB/T 39046-2020 table 11 under their names, then ours. */
export const exportColumns = [
  '监察编号',
  '办件编号',
  '事项类型代码',
  '事项名称',
  '责任部门',
  '区划代码',
  '监察规则编号',
  '监察规则版本',
  '监察规则名称',
  '监察预警类型代码',
  '监察预警类型',
  '状态产生时间',
  '监察内容',
  '证据',
  '状态',
  '说明期限',
  '部门说明',
  '说明时间',
  '监察结果描述',
  '处理时间',
  '扣分',
] as const;

/** 监察预警类型: the standard leaves the values to the implementer. */
const colourCodes = { notice: '1', yellow: '2', red: '3' } as const;

export function exportLine(row: CardRow): Record<(typeof exportColumns)[number], string> {
  return {
    监察编号: cardNumber(row),
    办件编号: row.caseNumber,
    事项类型代码: row.typeCode,
    事项名称: safe(row.itemName),
    责任部门: safe(row.organisationName),
    区划代码: row.countyCode,
    监察规则编号: row.ruleCode,
    监察规则版本: String(row.ruleVersion),
    监察规则名称: safe(row.ruleName.zh),
    监察预警类型代码: colourCodes[row.colour],
    监察预警类型: colours[row.colour].zh,
    状态产生时间: compact(row.raisedAt),
    监察内容: safe(row.reason.zh),
    证据: safe(row.summary.zh),
    状态: cardStates[row.state].zh,
    说明期限: (row.explainDueOn ?? '').replaceAll('-', ''),
    部门说明: safe(row.explanation ?? ''),
    说明时间: row.explainedAt ? compact(row.explainedAt) : '',
    监察结果描述: safe(row.decision ?? ''),
    处理时间: row.decidedAt ? compact(row.decidedAt) : '',
    扣分: row.state === 'withdrawn' ? '0' : String(row.score),
  };
}

/** GB/T 39046: date-times are YYYYMMDDThhmmss, here of Asia/Shanghai. */
function compact(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

/** A cell that a spreadsheet would run as a formula is defused. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
