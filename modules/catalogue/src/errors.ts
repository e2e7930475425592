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
  importNotFound: {
    status: 404,
    zh: '没有找到这次导入，可能已经清理了，请重新上传。',
    en: 'This import was not found; it may have been cleared. Please upload again.',
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

/** The error for a command that the version's state does not allow. */
export function wrongState(state: string) {
  const [zh, en] = stateNames[state] ?? [state, state];
  return catalogueErrors.wrongState({ state: zh, stateEn: en });
}
