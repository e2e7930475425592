import { defineErrors } from '@onewindow/errors';

export const fileErrors = defineErrors('files', {
  notFound: { status: 404, zh: '没有这个文件，或者您不能看它。', en: 'There is no such file, or you may not see it.' },
  uploadNotFound: {
    status: 404,
    zh: '这次上传已经结束或过期，请重新选择文件。',
    en: 'This upload has ended or expired; please choose the file again.',
  },
  empty: {
    status: 422,
    zh: '这个文件是空的，请检查后重新选择。',
    en: 'This file is empty; please check it and choose again.',
  },
  tooLarge: {
    status: 413,
    zh: '这个文件有 {actual}，最大可传 {limit}。可以压缩或分成几个再传。',
    en: 'This file has {actual}; at most {limit} can be uploaded. Compress it or split it into several.',
  },
  typeNotAccepted: {
    status: 415,
    zh: '这里不能传{what}。请传 {accepted}。',
    en: 'This cannot be {whatEn}. Please upload {acceptedEn}.',
  },
  mislabelled: {
    status: 415,
    zh: '这个文件叫 .{extension}，里面其实是{what}。请传 {accepted}。',
    en: 'This file is called .{extension} but is {whatEn}. Please upload {acceptedEn}.',
  },
  damaged: {
    status: 422,
    zh: '这个 {label} 文件损坏了，打不开。请重新导出或拍照后再传。',
    en: 'This {label} file is damaged and cannot be opened. Please export it or photograph it again.',
  },
  encrypted: {
    status: 422,
    zh: '这个 {label} 文件加了密，工作人员打不开。请另存为不加密的文件再传（用浏览器打开后“打印”成 PDF 也可以）。',
    en: 'This {label} file is encrypted and staff cannot open it. Save it without encryption (printing it to PDF works too).',
  },
  expandsTooFar: {
    status: 422,
    zh: '这个 {label} 文件展开后大得不正常，为了安全没有收。请重新导出或拍照后再传。',
    en: 'This {label} file unpacks to an abnormal size and was not taken, for safety. Please export or photograph it again.',
  },
  tooManyPages: {
    status: 422,
    zh: '这个 PDF 有 {pages} 页，最多 {limit} 页。请分成几个再传。',
    en: 'This PDF has {pages} pages; at most {limit} are possible. Please split it.',
  },
  tooManyPixels: {
    status: 422,
    zh: '这张图片有 {width} × {height} 像素，太大了。请缩小或重新拍照后再传。',
    en: 'This picture has {width} × {height} pixels, which is too large. Please scale it down or take it again.',
  },
  offsetConflict: {
    status: 409,
    zh: '上传的位置对不上，服务器已收到 {offset} 字节，请从那里继续。',
    en: 'The upload does not continue where it stopped; the server has {offset} bytes. Continue from there.',
  },
  uploadBusy: {
    status: 409,
    zh: '这个文件正在从另一个页面上传，请等它传完，或过半分钟再试。',
    en: 'This file is being uploaded from another page. Wait for it, or try again in half a minute.',
  },
  checksumMismatch: {
    status: 422,
    zh: '收到的文件和您选的不一样（校验不符），请再传一次。',
    en: 'What arrived is not the file you chose (its checksum differs). Please upload it again.',
  },
  interrupted: {
    status: 400,
    zh: '连接断了，文件没有传完。已传的部分还在，可以继续。',
    en: 'The connection broke before the file was complete. What arrived is kept; you can resume.',
  },
  diskFull: {
    status: 507,
    zh: '服务器的磁盘满了，这个文件没有收下，您填的内容都还在。请过一会儿再试，或者打 12345。',
    en: 'The server’s disk is full and this file was not taken; what you entered is kept. Try again later or call 12345.',
  },
  malformedForm: {
    status: 400,
    zh: '表单的内容读不懂，请刷新页面再试。',
    en: 'The form cannot be read; please reload the page and try again.',
  },
  noFile: { status: 422, zh: '还没有选文件。', en: 'No file was chosen.' },
  infected: {
    status: 403,
    zh: '杀毒软件在这个文件里发现了病毒，已停止下载。',
    en: 'A virus was found in this file; it cannot be downloaded.',
  },
});

/** The operating system's "no space" and "over quota" as the message that a person can act on; anything else as it is. */
export function asFileError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT' ? fileErrors.diskFull() : error;
}
