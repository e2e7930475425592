import {
  addParagraph,
  addSpace,
  addTable,
  BODY,
  drawLine,
  drawReceivedSeal,
  drawRoundSeal,
  drawText,
  ensureRoom,
  type Flow,
  finishFlow,
  finishPdf,
  MM,
  palette,
  startFlow,
  startPdf,
  TABLE_TEXT,
  type TextStyle,
} from '@onewindow/pdf';
import type { TemplateBlock, TemplateContent } from '../contract.ts';
import { codeInWords, dateInWords, fillCell, fillText, isPresent, type Locale, type Values, wordsOf } from './fill.ts';

/** Everything a document's page depends on; the same input gives the same bytes. */
export interface DocumentPage {
  content: TemplateContent;
  values: Values;
  locale: Locale;
  number: string;
  organisationName: string;
  /** `YYYY-MM-DD`. */
  issuedOn: string;
  issuedAt: Date;
  /** Words under the seal's star; absent where the kind carries no seal. */
  sealCaption?: string;
  /** Printed at the foot: the demonstration's mark, or that this is a sample. */
  footNote?: string;
}

export interface LaidOutDocument {
  bytes: Uint8Array;
  /** Where the round seal stands, for the signature's field. */
  seal?: { page: number; x: number; y: number; width: number; height: number };
}

const MARGINS = { top: 30 * MM, right: 27 * MM, bottom: 25 * MM, left: 27 * MM };
/** 42 mm: the seal of a county or city department (国发〔1999〕25号). */
const SEAL_DIAMETER = 42 * MM;
const LINE_HEIGHT = 24;
const SMALL: TextStyle = { face: 'sans', size: 8.5, colour: palette.INK_2 };

/** Draws a document. */
export async function layOutDocument(page: DocumentPage): Promise<LaidOutDocument> {
  const title = fillText(page.content.title, page.values, page.locale);
  const pdf = startPdf({
    title: page.number ? `${title} ${page.number}` : title,
    author: page.organisationName,
    subject: title,
    createdAt: page.issuedAt,
  });
  const flow = startFlow(pdf, {
    margins: MARGINS,
    decorate: (drawn, number, total) => {
      const y = drawn.height - 17 * MM;
      const right = drawn.width - MARGINS.right;
      drawLine(drawn, [MARGINS.left, y - 6], [right, y - 6], { colour: palette.HAIRLINE, width: 0.6 });
      drawText(drawn, footLine(page), SMALL, { x: MARGINS.left, y, width: right - MARGINS.left - 60, lineHeight: 13 });
      const count = page.locale === 'zh' ? `第${number}页 共${total}页` : `${number} / ${total}`;
      drawText(drawn, count, SMALL, { x: right - 60, y, width: 60, align: 'right', lineHeight: 13 });
    },
  });
  addHead(flow, page, title);
  const state: LayoutState = { flow, page };
  for (const block of page.content.blocks) {
    if (block.when !== undefined && !isPresent(page.values, block.when)) continue;
    if (block.unless !== undefined && isPresent(page.values, block.unless)) continue;
    addBlock(state, block);
  }
  finishFlow(flow);
  return { bytes: await finishPdf(pdf), ...(state.seal && { seal: state.seal }) };
}

interface LayoutState {
  flow: Flow;
  page: DocumentPage;
  seal?: LaidOutDocument['seal'];
}

function footLine({ values, footNote, locale }: DocumentPage): string {
  const parts: string[] = [];
  if (isPresent(values, 'caseNumber'))
    parts.push(`${locale === 'zh' ? '办件编号' : 'Case'} ${wordsOf(values.caseNumber, locale)}`);
  if (locale === 'en') parts.push('For reference only: the Chinese text prevails');
  if (footNote) parts.push(footNote);
  return parts.join('　');
}

function addHead(flow: Flow, page: DocumentPage, title: string): void {
  addParagraph(flow, page.organisationName, {
    style: { face: 'serif', size: 14, colour: palette.INK_2 },
    align: 'centre',
    lineHeight: 24,
  });
  const size = page.locale === 'zh' ? 24 : 20;
  addParagraph(flow, title, {
    style: { face: 'serifBold', size, colour: palette.INK },
    align: 'centre',
    lineHeight: 40,
    after: 6,
  });
  drawLine(flow.page, [flow.left, flow.y], [flow.left + flow.width, flow.y], { colour: palette.INK, width: 1 });
  addSpace(flow, 6);
  addParagraph(flow, page.number, {
    style: { face: 'serif', size: 11.5, colour: palette.INK },
    align: 'right',
    lineHeight: 20,
    after: 8,
  });
}

function addBlock(state: LayoutState, block: TemplateBlock): void {
  const { flow, page } = state;
  const { values, locale } = page;
  switch (block.type) {
    case 'paragraph': {
      const indentEms = locale === 'zh' && block.indent !== false ? 2 : 0;
      const align = locale === 'zh' ? 'justify' : 'left';
      addParagraph(flow, fillText(block.text, values, locale), { indentEms, align, lineHeight: LINE_HEIGHT, after: 3 });
      return;
    }
    case 'heading':
      ensureRoom(flow, LINE_HEIGHT * 3);
      addParagraph(flow, fillText(block.text, values, locale), {
        style: { ...BODY, face: 'serifBold' },
        lineHeight: LINE_HEIGHT,
        after: 2,
      });
      return;
    case 'note':
      addSpace(flow, 4);
      addParagraph(flow, fillText(block.text, values, locale), {
        style: { ...SMALL, size: 10 },
        align: 'left',
        lineHeight: 17,
        after: 4,
      });
      return;
    case 'fields':
      addFields(state, block);
      return;
    case 'table':
      addItems(state, block);
      return;
    case 'list':
      addList(state, block.items);
      return;
    case 'closing':
      addClosing(state);
      return;
    case 'signature':
      addSignature(
        state,
        block.labels.map(label => fillText(label, values, locale)),
      );
      return;
    case 'receivedSeal':
      addReceivedSeal(flow);
      return;
  }
}

function addFields({ flow, page }: LayoutState, block: Extract<TemplateBlock, { type: 'fields' }>): void {
  for (const row of block.rows) {
    addTable(flow, {
      columns: [{ share: 29, label: true, style: { ...TABLE_TEXT, face: 'sansBold' } }, { share: 71 }],
      rows: [[fillText(row.label, page.values, page.locale), fillCell(row.value, page.values, page.locale)]],
      rowHeight: (row.height ?? 8) * MM,
    });
  }
  addSpace(flow, 10);
}

function addItems({ flow, page }: LayoutState, block: Extract<TemplateBlock, { type: 'table' }>): void {
  const { values, locale } = page;
  const titles = block.columns.map(column => fillText(column.title, values, locale));
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0);
  addSpace(flow, 4);
  addTable(flow, {
    columns: [
      { share: shares * 0.1, title: locale === 'zh' ? '序号' : 'No.' },
      ...block.columns.map((column, index) => ({ share: column.share, title: titles[index] ?? '' })),
    ],
    rows: itemsOf(values, block.items).map((item, index) => [
      String(index + 1),
      ...block.columns.map(column => codeInWords(column.key, cellOf(item, column.key, block), locale)),
    ]),
    after: 12,
  });
}

// An entry that is a bare text fills the first column.
function cellOf(item: unknown, key: string, block: Extract<TemplateBlock, { type: 'table' }>): unknown {
  if (typeof item === 'object' && item !== null)
    return Object.hasOwn(item, key) ? (item as Record<string, unknown>)[key] : '';
  return block.columns[0]?.key === key ? item : '';
}

function addList({ flow, page }: LayoutState, key: string): void {
  itemsOf(page.values, key).forEach((item, index) => {
    const entry = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : { item };
    const lead = wordsOf(entry.item ?? entry.name, page.locale);
    const rest = isPresent(entry, 'instruction')
      ? `${page.locale === 'zh' ? '：' : ': '}${wordsOf(entry.instruction, page.locale)}`
      : '';
    addParagraph(
      flow,
      [{ text: `${index + 1}. ` }, { text: lead, ...(rest && { face: 'serifBold' as const }) }, { text: rest }],
      { indentEms: page.locale === 'zh' ? 2 : 0, lineHeight: LINE_HEIGHT, after: 2 },
    );
  });
}

function itemsOf(values: Values, key: string): readonly unknown[] {
  const items = values[key];
  return Array.isArray(items) ? items : [];
}

// The seal is pressed over the ends of name and date (骑年盖月), which stay legible.
function addClosing(state: LayoutState): void {
  const { flow, page } = state;
  ensureRoom(flow, SEAL_DIAMETER + 12);
  const width = 190;
  const x = flow.left + flow.width - width - (page.sealCaption ? SEAL_DIAMETER * 0.62 : 0);
  const top = flow.y + 6;
  const style: TextStyle = { ...BODY };
  const middle = SEAL_DIAMETER / 2;
  const nameY = page.sealCaption ? top + middle - LINE_HEIGHT : top;
  const below = drawText(flow.page, page.organisationName, style, {
    x,
    y: nameY,
    width,
    align: 'centre',
    lineHeight: LINE_HEIGHT,
  });
  drawText(flow.page, dateInWords(page.issuedOn, page.locale), style, {
    x,
    y: below,
    width,
    align: 'centre',
    lineHeight: LINE_HEIGHT,
  });
  if (page.sealCaption) {
    const centre = { x: flow.left + flow.width - middle, y: top + middle };
    drawRoundSeal(flow.page, {
      organisation: page.organisationName,
      caption: page.sealCaption,
      ...centre,
      diameter: SEAL_DIAMETER,
    });
    state.seal = { page: flow.pages.length, x: centre.x - middle, y: top, width: SEAL_DIAMETER, height: SEAL_DIAMETER };
    flow.y = top + SEAL_DIAMETER + 10;
  } else {
    flow.y = below + LINE_HEIGHT + 10;
  }
}

function addSignature({ flow }: LayoutState, labels: string[]): void {
  ensureRoom(flow, 46);
  addSpace(flow, 16);
  const width = flow.width / labels.length;
  labels.forEach((label, index) => {
    const x = flow.left + index * width;
    const style: TextStyle = { face: 'sans', size: 10, colour: palette.INK };
    drawText(flow.page, label, style, { x, y: flow.y, width: width - 10, lineHeight: 16 });
    drawLine(flow.page, [x, flow.y + 36], [x + width - 14, flow.y + 36], { colour: palette.CONTROL, width: 0.6 });
  });
  flow.y += 44;
}

// Stands in the corner beside the title, where it hides nothing.
function addReceivedSeal(flow: Flow): void {
  const side = 21 * MM;
  const first = flow.pages[0];
  if (first) drawReceivedSeal(first, flow.left + flow.width - side, MARGINS.top - 8, side);
}
