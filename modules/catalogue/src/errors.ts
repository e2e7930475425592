import { defineErrors } from '@onewindow/errors';

export const catalogueErrors = defineErrors('catalogue', {
  itemNotFound: {
    status: 404,
    zh: '没有找到这个事项。它可能已经取消，请搜一下现在的名称。',
    en: 'This service was not found. It may have been cancelled; please search for its present name.',
  },
  notImplementedHere: {
    status: 404,
    zh: '您选的地方没有办这个事项的机构，请换一个区县看看。',
    en: 'Nobody handles this service in the place you chose; please choose another county.',
  },
  versionNotFound: {
    status: 404,
    zh: '没有找到这个版本。',
    en: 'This version was not found.',
  },
  scenarioNotFound: {
    status: 404,
    zh: '没有找到这件事，请搜一下，或者从事项目录里找。',
    en: 'This was not found; please search, or look in the list of services.',
  },
  draftExists: {
    status: 409,
    zh: '这个事项已经有一份草稿，{name}在改。请接着改那一份。',
    en: 'There is a draft of this item already, edited by {name}. Please go on with that one.',
  },
  stale: {
    status: 409,
    zh: '{name}刚刚改过这份草稿。您填的还在，请对照后再存一次。',
    en: '{name} has just changed this draft. What you entered is kept; please compare and save again.',
  },
  wrongState: {
    status: 409,
    zh: '这一版现在是“{state}”，不能这样做。',
    en: 'This version is now “{stateEn}”, so this cannot be done.',
  },
  hasProblems: {
    status: 422,
    zh: '还有 {count} 处要改，改完再提交。',
    en: '{count} things need to be corrected before it can be submitted.',
  },
  samePerson: {
    status: 409,
    zh: '编辑的人不能自己审核或者发布，请换一个人。',
    en: 'Whoever edited a version may not approve or publish it; somebody else must.',
  },
  notApproved: {
    status: 409,
    zh: '还没有审核通过，不能发布。',
    en: 'It has not been approved yet and cannot be published.',
  },
  badEffectiveDate: {
    status: 422,
    zh: '施行日期不能早于 {date}。',
    en: 'The effective date may not be before {date}.',
  },
  promiseTooLong: {
    status: 422,
    zh: '本地承诺只能比统一承诺更短。',
    en: 'The local promise may only be shorter than the unified one.',
  },
  cityOnly: {
    status: 403,
    zh: '新事项由市里编进目录。您可以给目录里已有的事项加一个办理机构。',
    en: 'The city adds new items to the catalogue. You may let one more organisation take up an item that is there.',
  },
  itemIncomplete: {
    status: 422,
    zh: '还有 {count} 处要改，改完再建。',
    en: '{count} things need to be corrected before the item can be made.',
  },
  noCodeLeft: {
    status: 409,
    zh: '这个部门、这一类的暂编码用完了，请照国家或者自治区的目录填编码。',
    en: 'No provisional code of this department and type is left; enter the code of the national or regional catalogue.',
  },
  alreadyDecided: {
    status: 409,
    zh: '{name}刚刚审核通过了，不能再撤回。要改，请审核的人退回。',
    en: '{name} has just approved it, so it cannot be taken back. To change it, ask the reviewer to return it.',
  },
  takenBack: {
    status: 409,
    zh: '{name}刚刚把它撤回去改了。再次提交后，请重新看过再决定。',
    en: '{name} has just taken it back to change it. Once it is submitted again, read it anew and decide.',
  },
  changedSinceRead: {
    status: 409,
    zh: '您打开以后，{name}撤回改过又提交了。请刷新，看过新的再决定。',
    en: 'Since you opened it, {name} took it back, changed it and submitted it again. Reload and read it before you decide.',
  },
  sampleRefused: {
    status: 422,
    zh: '这个文件不能作空表或样表。请传 PDF、Word（docx）、Excel（xlsx）、OFD、JPG 或 PNG，最大 20 MB。',
    en: 'This file cannot be a blank form or an example. Upload PDF, Word (docx), Excel (xlsx), OFD, JPG or PNG of at most 20 MB.',
  },
  importNotFound: {
    status: 404,
    zh: '没有找到这次导入，可能已经清理了，请重新上传。',
    en: 'This import was not found; it may have been cleared. Please upload again.',
  },
  importFileType: {
    status: 415,
    zh: '这个文件不是 CSV 或 JSON，请下载模板填好再传。',
    en: 'This file is neither CSV nor JSON; please fill in the template and upload that.',
  },
  importEncoding: {
    status: 422,
    zh: '文件里的文字读不出来：既不是 UTF-8，也不是 GB18030。请在表格软件里另存为“CSV UTF-8”再传。',
    en: 'The text of this file is neither UTF-8 nor GB18030. Save it as “CSV UTF-8” and upload it again.',
  },
  importSeparator: {
    status: 422,
    zh: '各列之间要用英文逗号分隔，这个文件用的是“{mark}”。请另存为 CSV（逗号分隔）再传。',
    en: 'Columns must be separated by commas; this file uses “{mark}”. Save it as comma-separated CSV and upload it again.',
  },
  importNotNational: {
    status: 422,
    zh: '第一行没有国家标准列名（现在开头是“{first}”）。请下载模板，第一行照抄模板的列名。',
    en: 'The first line has no national column names (it begins with “{first}”). Copy the first line of the template.',
  },
  importColumnTwice: {
    status: 422,
    zh: '第一行里这些列出现了不止一次：{columns}。请各留一列再传。',
    en: 'These columns stand in the first line more than once: {columns}. Keep one of each and upload it again.',
  },
  importColumnsMissing: {
    status: 422,
    zh: '缺少 {count} 列：{columns}。请对照模板补上这些列（值可以照旧），再传一次。',
    en: '{count} columns are missing: {columnsEn}. Add them as in the template and upload the file again.',
  },
  importNoRows: {
    status: 422,
    zh: '文件里没有事项，只有表头或者是空的。请填好再传。',
    en: 'There is no item in the file, only a header or nothing. Fill it in and upload it again.',
  },
  importBusy: {
    status: 409,
    zh: '这次导入还在处理，请等它做完。',
    en: 'This import is still being worked on; please wait until it is done.',
  },
  importState: {
    status: 409,
    zh: '这次导入现在是“{state}”，不能这样做。请刷新看看。',
    en: 'This import is now “{stateEn}”, so this cannot be done. Please reload.',
  },
  importUnreadable: {
    status: 422,
    zh: '文件读不懂：{reason}',
    en: 'The file cannot be read: {reasonEn}',
  },
});

const stateNames: Record<string, [string, string]> = {
  draft: ['草稿', 'draft'],
  inReview: ['审核中', 'in review'],
  published: ['已发布', 'published'],
  superseded: ['已被替代', 'superseded'],
  withdrawn: ['已撤下', 'withdrawn'],
};

const importStateNames: Record<string, [string, string]> = {
  staged: ['已接收', 'received'],
  checked: ['已核对', 'checked'],
  applied: ['已导入', 'imported'],
  failed: ['没有读懂', 'not read'],
  discarded: ['已丢弃', 'discarded'],
};

/** The error for what an import's state does not allow. */
export function wrongImportState(name: string) {
  const [state, stateEn] = importStateNames[name] ?? [name, name];
  return catalogueErrors.importState({ state, stateEn });
}

/** The error for a command that the version's state does not allow. */
export function wrongState(state: string) {
  const [zh, en] = stateNames[state] ?? [state, state];
  return catalogueErrors.wrongState({ state: zh, stateEn: en });
}
