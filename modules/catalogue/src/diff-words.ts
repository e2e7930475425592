import { formatCount } from '@onewindow/i18n';
import { codeText } from './code-tables.ts';
import type { Budget, LicenceAct, MaterialFile, Source, Text } from './content.ts';
import type { Words } from './diff-engine.ts';
import { licenceActNames } from './licence-act.ts';
import { budgetText } from './limit-problems.ts';

export function wordsOf(text: Text): Words {
  return [text.zh, text.en || text.zh];
}

/** Both languages, where a change of the translation alone is a change too. */
export function bothOf(text: Text): Words {
  const both = text.en ? `${text.zh} / ${text.en}` : text.zh;
  return [both, text.en ? `${text.en} / ${text.zh}` : text.zh];
}

export function plain(value: string | number): Words {
  return [String(value), String(value)];
}

export function yesNo(value: boolean): Words {
  return value ? ['是', 'yes'] : ['否', 'no'];
}

export function licenceActWords(value: LicenceAct): Words {
  const names: Partial<Record<string, { zh: string; en: string }>> = licenceActNames;
  const { zh, en } = names[value] ?? { zh: value, en: value };
  return [zh, en];
}

export function budget(value: Budget): Words {
  return [budgetText(value, 'zh'), budgetText(value, 'en')];
}

/** A file by its name and exact size: a corrected one often keeps its name. */
export function fileName({ name, bytes }: MaterialFile): Words {
  return [`${name}（${formatCount(bytes)} 字节）`, `${name} (${formatCount(bytes)} bytes)`];
}

/** Fen as yuan: 12000 is 120 元. */
export function money(fen: number): Words {
  const yuan = (fen / 100).toFixed(fen % 100 === 0 ? 0 : 2);
  return [`${yuan} 元`, `${yuan} yuan`];
}

export function code(table: string): (value: string) => Words {
  return value => [codeText(table, value, 'zh'), codeText(table, value, 'en')];
}

export function codes(table: string): (values: readonly string[]) => Words {
  return values => [
    values.map(value => codeText(table, value, 'zh')).join('、'),
    values.map(value => codeText(table, value, 'en')).join(', '),
  ];
}

export function list(values: readonly string[]): Words {
  return [values.join('；'), values.join('; ')];
}

const words: Record<string, Words> = {
  accepted: ['受理的第二天', 'the day after acceptance'],
  received: ['收到申请的第二天', 'the day after receipt'],
  windowEnded: ['受理期限结束的第二天', 'the day after the period for applications ends'],
  event: ['从活动日期往前算', 'counted back from the event'],
  none: ['法律没有规定', 'nothing said by law'],
  grants: ['视为准予', 'counts as granted'],
  accepts: ['视为受理', 'counts as accepted'],
  new: ['新办', 'new'],
  change: ['变更', 'change'],
  renew: ['延续', 'renewal'],
  reissue: ['补证', 'replacement'],
  cancel: ['注销', 'cancellation'],
  licence: ['电子证照库', 'the licence library'],
  identity: ['实名信息', 'the verified identity'],
  registry: ['登记信息', 'a registry'],
  law: ['条文', 'law'],
  composed: ['由几条合成', 'composed of several articles'],
  generalKnowledge: ['一般知识', 'general knowledge'],
  editor: ['编者', 'the editor'],
  organisation: ['实施机关', 'the organisation'],
  demonstration: ['演示', 'demonstration'],
};

/** How a fixed word of the content reads: `grants` is 视为准予. Unknown words stay as they are. */
export function word(value: string): Words {
  return words[value] ?? [value, value];
}

/** A source as one line: 《食品安全法》第三十五条“…”（已核对）. */
export function sourceWords({ kind, verified, law, article, quote, note }: Source): Words {
  const [kindZh, kindEn] = word(kind);
  const lawZh = law ? `《${law}》${article ?? ''}` : kindZh;
  const lawEn = law ? `${law} ${article ?? ''}`.trim() : kindEn;
  const quoted = quote ? `“${quote}”` : '';
  return [
    `${lawZh}${quoted}（${verified ? '已核对' : '未核对'}${note ? `；${note}` : ''}）`,
    `${lawEn}${quoted && ` ${quoted}`} (${verified ? 'checked' : 'not checked'}${note ? `; ${note}` : ''})`,
  ];
}
