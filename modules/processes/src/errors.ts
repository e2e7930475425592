import { defineErrors } from '@onewindow/errors';

export const processErrors = defineErrors('processes', {
  versionNotFound: { status: 404, zh: '没有这个流程版本。', en: 'There is no such process version.' },
  calledNotFound: {
    status: 422,
    zh: '流程“{node}”环节要调用的“{name}”没有发布。',
    en: '“{name}”, which “{node}” calls, is not published.',
  },
  versionWithdrawn: { status: 409, zh: '这个流程版本已停用。', en: 'This process version has been withdrawn.' },
  notDeployable: {
    status: 422,
    zh: '流程图有 {count} 处不能运行，请按提示修改。',
    en: 'The drawing cannot run as it is: {count} findings.',
  },
  instanceNotFound: { status: 404, zh: '没有这个流程实例。', en: 'There is no such process instance.' },
  taskNotFound: { status: 404, zh: '没有这个待办。', en: 'There is no such task.' },
  taskDone: {
    status: 409,
    zh: '{name}已于{at}办理（{action}），不能再办。',
    en: '{name} has already done it at {at} ({action}).',
  },
  taskCancelled: {
    status: 409,
    zh: '这个待办已取消：流程已经走到别处。',
    en: 'The task has been cancelled: the process went another way.',
  },
  taskTaken: { status: 409, zh: '这个待办已由别人签收。', en: 'Somebody else has claimed the task.' },
  staleVersion: {
    status: 409,
    zh: '您打开之后这个待办有了变化，请刷新后再办。',
    en: 'The task has changed since you opened it; load it again.',
  },
  notYours: {
    status: 403,
    zh: '这个待办不归您的岗位办理。',
    en: 'This task is not for your post to do.',
  },
  notDelegated: {
    status: 409,
    zh: '这个待办没有委托出去，或者已经交回。',
    en: 'The task is not delegated, or has come back already.',
  },
  signersPending: {
    status: 409,
    zh: '还有 {count} 个加签没有办完。',
    en: '{count} added signers have not answered yet.',
  },
  actionUnknown: {
    status: 422,
    zh: '这个环节不能“{action}”，可选：{actions}。',
    en: '“{action}” cannot be done here; possible are: {actions}.',
  },
  suspended: { status: 409, zh: '流程已挂起，恢复后才能办理。', en: 'The process is suspended; resume it first.' },
  ended: { status: 409, zh: '流程已经结束。', en: 'The process has ended.' },
  notSuspended: { status: 409, zh: '流程没有挂起。', en: 'The process is not suspended.' },
  returnTarget: {
    status: 409,
    zh: '不能退回到“{target}”：当前环节不是从那里来的。',
    en: 'It cannot go back to “{target}”: the present step does not follow from it.',
  },
  nobodyWaits: {
    status: 404,
    zh: '没有流程在等消息“{name}”。',
    en: 'No process waits for the message “{name}”.',
  },
  failed: {
    status: 422,
    zh: '流程在“{node}”走不下去：{message}。什么都没有改变。',
    en: 'The process cannot go on at “{node}”: {message}. Nothing was changed.',
  },
  endless: {
    status: 500,
    zh: '流程进入了没有尽头的循环（{message}）。什么都没有改变。',
    en: 'The process runs in a loop without end ({message}). Nothing was changed.',
  },
  busy: {
    status: 409,
    zh: '别人正在办理同一件，请再试一次。',
    en: 'Others are working on the same case; try again.',
  },
  cannotMigrate: {
    status: 409,
    zh: '不能换到新版本：{reason}。',
    en: 'It cannot go over to that version: {reason}.',
  },
});
