import { defineErrors } from '@onewindow/errors';

export const caseErrors = defineErrors('cases', {
  notFound: {
    status: 404,
    zh: '没有找到这个办件，请核对查询码。',
    en: 'This case was not found; please check its code.',
  },
  notYours: {
    status: 403,
    zh: '这个办件不在您的管辖范围里。',
    en: 'This case is outside your jurisdiction.',
  },
  stale: {
    status: 409,
    zh: '您打开以后，{who}在{at}已经{what}。请看一眼最新的情况再办，您写的还在。',
    en: 'After you opened it, {who} acted on it at {at} ({whatEn}). Look at its present state first; what you wrote is kept.',
  },
  wrongState: {
    status: 409,
    zh: '这个办件现在是“{state}”，不能再{action}。',
    en: 'The case is now “{stateEn}”, so this is no longer possible: {actionEn}.',
  },
  draftNotFound: {
    status: 404,
    zh: '没有找到这份草稿，可能已经提交或过期。',
    en: 'This draft was not found; it may have been submitted or have expired.',
  },
  pageNotFound: { status: 404, zh: '这份表没有这一页。', en: 'The form has no such page.' },
  draftStale: {
    status: 409,
    zh: '这份草稿在另一台设备上刚改过。请刷新看最新内容，这里没存的字还在页面上。',
    en: 'This draft was just changed on another device. Reload to see it; what is not saved is still on this page.',
  },
  incomplete: {
    status: 422,
    zh: '还有 {count} 处没填好，提交前请补上。',
    en: 'Still missing before you can submit: {count}.',
  },
  itemNotAvailable: {
    status: 404,
    zh: '这个事项现在不能在网上申请。请打 12345 或到窗口问。',
    en: 'This item cannot be applied for online at the moment. Call 12345 or ask at a window.',
  },
  reasonNeeded: {
    status: 422,
    zh: '请写明理由和法律依据，申请人会看到。',
    en: 'Give the reason and the law; the applicant will see them.',
  },
  nothingToCorrect: {
    status: 422,
    zh: '请列出要补正的内容，一次说全。',
    en: 'List everything to correct; it is told once.',
  },
  notWaiting: {
    status: 409,
    zh: '这个办件现在没有要您补的，可能刚刚已经补过。',
    en: 'Nothing is to be corrected in this case now; it may have been corrected already.',
  },
  alreadyTold: {
    status: 409,
    zh: '补正只能告知一次（行政许可法第三十二条），这个办件已经告知过。',
    en: 'Corrections are told only once (Administrative Licensing Law, article 32); this case has been told already.',
  },
  alreadyExtended: {
    status: 409,
    zh: '延长只能一次（行政许可法第四十二条），这个办件已经申请过。',
    en: 'A case can be extended only once (Administrative Licensing Law, article 42).',
  },
  noExtension: { status: 404, zh: '没有等您批准的延长申请。', en: 'There is no request for an extension waiting.' },
  notPaused: { status: 409, zh: '现在没有中止的计时。', en: 'The clock is not paused.' },
  groundUnknown: {
    status: 422,
    zh: '这个事项没有这种特别程序，不能中止计时。',
    en: 'This item has no such special procedure, so its clock cannot be paused for it.',
  },
  taskNotFound: { status: 404, zh: '没有找到这个待办，可能已经办完。', en: 'This task was not found; it may be done.' },
  actionUnknown: { status: 422, zh: '这一步不能选“{action}”。', en: 'This step has no action “{action}”.' },
  whyNeeded: {
    status: 422,
    zh: '请写明为什么，接手的人会看到。',
    en: 'Say why; whoever takes it over will read it.',
  },
  questionNeeded: {
    status: 422,
    zh: '请写明要问什么，对方才知道从哪里看。',
    en: 'Say what you ask, so that they know where to look.',
  },
  opinionNeeded: { status: 422, zh: '不同意请写明意见。', en: 'Say why you disagree.' },
  notHolder: {
    status: 403,
    zh: '这个待办在{name}手上，要由本人或者本单位负责人来办。',
    en: '{name} holds this task; only the holder or the head of the body may do this.',
  },
  notHeld: { status: 409, zh: '这个待办现在没有人签收。', en: 'Nobody holds this task now.' },
  delegatedToYou: {
    status: 409,
    zh: '这是{name}委托您办的：请办完交回，或者退回委托。',
    en: '{name} delegated this to you: finish it, or give the delegation back.',
  },
  isDelegated: {
    status: 409,
    zh: '这个待办已经委托给{name}，先收回委托再办。',
    en: 'The task is delegated to {name}; take it back first.',
  },
  signerOnly: {
    status: 409,
    zh: '加签的待办只能答复，或者由提问的人收回。',
    en: 'A question to a co-signer can only be answered, or taken back by whoever asked.',
  },
  notQuestion: { status: 409, zh: '这个待办不是加签。', en: 'This task is no question to a co-signer.' },
  taskDone: {
    status: 409,
    zh: '{name}已于{at}办完这个待办，不能再改。',
    en: '{name} finished this task at {at}; it cannot be changed.',
  },
  taskGone: {
    status: 409,
    zh: '这个待办已经收回或取消，不用再办。',
    en: 'This task was taken back or cancelled; nothing is left to do.',
  },
  toYourself: { status: 422, zh: '不能给自己，请另选一位。', en: 'Not to yourself; choose somebody else.' },
  alreadyHers: { status: 422, zh: '现在就在{name}手上。', en: '{name} holds it already.' },
  colleagueUnknown: {
    status: 422,
    zh: '没有找到这位同事，请重新选。',
    en: 'This colleague was not found; choose again.',
  },
  colleagueDisabled: {
    status: 422,
    zh: '{name}的账号已停用，请另选一位。',
    en: 'The account of {name} is disabled; choose somebody else.',
  },
  colleagueWithoutRole: {
    status: 422,
    zh: '{name}在这个机关没有“{role}”岗位，不能接这个待办。',
    en: '{name} does not hold the post of {roleEn} in this body and cannot take the task.',
  },
  colleagueActed: {
    status: 422,
    zh: '{name}办过这一件的“{step}”，承办、审查、审批不能由同一个人做。',
    en: '{name} did the step “{stepEn}” of this case; handling, review and approval are never by one person.',
  },
  alreadyAsked: {
    status: 422,
    zh: '已经请{name}加签，还没有答复。',
    en: '{name} has been asked already and has not answered yet.',
  },
  supplementWrong: {
    status: 422,
    zh: '还有要填的，填好就能交。',
    en: 'Something is still missing.',
  },
  supplementUnnamed: {
    status: 422,
    zh: '请写明补充的是什么材料。',
    en: 'Say what it is that you add.',
  },
  supplementLong: {
    status: 422,
    zh: '材料名称最多 {most} 个字。',
    en: 'The name may have {most} characters at most.',
  },
  supplementEmpty: {
    status: 422,
    zh: '请先放上至少一个文件。',
    en: 'Add at least one file first.',
  },
  supplementFull: {
    status: 422,
    zh: '一个办件最多补充 {most} 个文件，已经满了。请把几页合成一个文件，或者打电话给承办部门。',
    en: 'One case takes {most} supplemented files at most, and that many are there. Join several pages into one file, or call the body.',
  },
  askerNeeded: {
    status: 422,
    zh: '在窗口撤回，要写明是谁提出的：申请人本人、法定代表人还是代办人。',
    en: 'Withdrawing at a window needs who asked: the applicant, her legal representative or an agent.',
  },
  askerNotAsked: {
    status: 422,
    zh: '网上撤回由登录的人自己提出，不用另写谁提出。',
    en: 'Online, whoever is signed in withdraws; nobody else is named.',
  },
  askerWrong: {
    status: 422,
    zh: '谁提出撤回，有的地方要改。',
    en: 'Something about who asked for the withdrawal is to be put right.',
  },
  askerIsBody: {
    status: 422,
    zh: '申请人是单位，请选法定代表人（负责人）或者代办人。',
    en: 'The applicant is an organisation: choose its representative or an agent.',
  },
  askerIsPerson: {
    status: 422,
    zh: '申请人是个人，请选本人或者代办人。',
    en: 'The applicant is a person: choose herself or an agent.',
  },
  askerIsApplicant: {
    status: 422,
    zh: '这是申请人本人的证件，请选“申请人本人”。',
    en: 'This is the document of the applicant herself: choose “the applicant”.',
  },
  askerUnchecked: {
    status: 422,
    zh: '请先核对证件；代办的还要看授权委托书。',
    en: 'Check the identity document first, and of an agent the authorisation.',
  },
  materialUnknown: { status: 422, zh: '这个事项不要这份材料。', en: 'This item does not ask for that material.' },
  addressNeeded: {
    status: 422,
    zh: '请写清邮寄地址和收件人，才能寄给您。',
    en: 'Give the postal address and the receiver, so that it can be sent.',
  },
  tooManyTries: { status: 429, zh: '查得太频繁，请稍后再试。', en: 'Too many look-ups; please try again later.' },
});
