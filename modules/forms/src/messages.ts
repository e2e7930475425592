/**
 * What the public reads when an answer is not right: what is wrong, then what to do, in one sentence.
 * Never 非法, 无效, 失败. The words have been read aloud; change them with the same care.
 */
export interface Message {
  code: string;
  zh: string;
  en: string;
}

function message(code: string, zh: string, en: string): Message {
  return { code, zh, en };
}

interface Label {
  zh: string;
  en?: string | undefined;
}

export const messages = {
  missing: (label: Label) =>
    message('required', `还没有填“${label.zh}”，请补上`, `${name(label)} is missing: please enter it`),
  notChosen: (label: Label) =>
    message('required', `还没有选“${label.zh}”，请选一项`, `${name(label)} is not chosen yet: please choose one`),
  notUploaded: (label: Label) =>
    message('required', `还没有传“${label.zh}”，请上传文件`, `${name(label)} is not here yet: please upload the file`),
  notDeclared: (label: Label) =>
    message(
      'required',
      `“${label.zh}”还没有确认，请读完后打勾`,
      `${name(label)} is not confirmed yet: please read it, then tick the box`,
    ),
  notSigned: (label: Label) =>
    message(
      'required',
      `“${label.zh}”还没有签名，请写上您的姓名`,
      `${name(label)} is not signed yet: please write your name`,
    ),
  noDivision: (label: Label) =>
    message(
      'required',
      `“${label.zh}”还没有选地区，请选到所在的县区`,
      `${name(label)} has no district yet: please choose it`,
    ),
  noDetail: (label: Label) =>
    message(
      'required',
      `“${label.zh}”还缺路名和门牌，请补上`,
      `${name(label)} has no street and number yet: please add them`,
    ),
  tooFewItems: (least: number, item: Label) =>
    message(
      'tooFew',
      `至少要有 ${least} ${item.zh}，请再加`,
      `At least ${least} needed: please add another ${item.en || 'item'}`,
    ),
  tooManyItems: (most: number, item: Label) =>
    message(
      'tooMany',
      `最多 ${most} ${item.zh}，请移除多出来的`,
      `At most ${most}: please remove the extra ${item.en || 'items'}`,
    ),
  tooFewChoices: (least: number) =>
    message('tooFew', `至少要选 ${least} 项，请再选`, `At least ${least} must be chosen: please choose more`),
  tooManyChoices: (most: number) =>
    message('tooMany', `最多选 ${most} 项，请去掉几项`, `At most ${most} can be chosen: please take some away`),
  exclusiveChoice: (label: Label) =>
    message(
      'exclusive',
      `“${label.zh}”不能和其他选项一起选，请只留一种`,
      `“${name(label)}” cannot stand beside others: keep one or the other`,
    ),
  tooFewFiles: (least: number) =>
    message('tooFew', `至少要传 ${least} 份文件，请接着上传`, `At least ${least} files are needed: please upload more`),
  tooManyFiles: (most: number) =>
    message('tooMany', `最多传 ${most} 份文件，请移除多出来的`, `At most ${most} files: please remove the extra ones`),
  tooLong: (count: number, most: number) =>
    message(
      'tooLong',
      `写了 ${count} 个字，最多 ${most} 个字，请删短一些`,
      `This has ${count} characters and the limit is ${most}: please shorten it`,
    ),
  tooShort: (count: number, least: number) =>
    message(
      'tooShort',
      `只写了 ${count} 个字，至少要 ${least} 个字，请再写详细些`,
      `This has ${count} characters and needs ${least}: please write more`,
    ),
  notANumber: () =>
    message(
      'notANumber',
      '这里要写数字，请只写数字和小数点，例如 86.4',
      'This is not a number: please use digits only, for example 86.4',
    ),
  tooManyDecimals: (decimals: number) =>
    decimals === 0
      ? message(
          'tooManyDecimals',
          '这里要写整数，请去掉小数部分',
          'This must be a whole number: please drop the decimals',
        )
      : message(
          'tooManyDecimals',
          `小数点后最多 ${decimals} 位，请改短一些`,
          `At most ${decimals} decimal places: please shorten it`,
        ),
  tooSmall: (least: string) =>
    message(
      'tooSmall',
      `不能少于 ${least}，请核对后改一改`,
      `This cannot be less than ${least}: please check and change it`,
    ),
  tooLarge: (most: string) =>
    message(
      'tooLarge',
      `不能超过 ${most}，请核对后改一改`,
      `This cannot be more than ${most}: please check and change it`,
    ),
  notMoney: () =>
    message(
      'notMoney',
      '金额要写数字，单位是元，例如 1200.50',
      'This is not an amount: please write yuan in digits, for example 1200.50',
    ),
  notADate: () =>
    message(
      'notADate',
      '看不懂这个日期，请按年月日写，例如 2026-11-23',
      'This is not a date that we can read: please write it like 2026-11-23',
    ),
  noSuchDay: (year: number, month: number, day: number) =>
    message(
      'noSuchDay',
      `${year} 年 ${month} 月没有 ${day} 日，请对照证件再看一遍`,
      `There is no day ${day} in month ${month} of ${year}: please compare with your document`,
    ),
  tooEarly: (least: string) =>
    message(
      'tooEarly',
      `日期不能早于 ${least}，请核对后改一改`,
      `The date cannot be before ${least}: please check and change it`,
    ),
  tooLate: (most: string) =>
    message(
      'tooLate',
      `日期不能晚于 ${most}，请核对后改一改`,
      `The date cannot be after ${most}: please check and change it`,
    ),
  notAnOption: () =>
    message(
      'notAnOption',
      '选的内容不在可选项里，请从列出的选项里选',
      'This is not among the options: please choose one of those listed',
    ),
  noSuchDivision: () =>
    message(
      'noSuchDivision',
      '找不到这个地区，请从列表里重新选',
      'We cannot find this area: please choose it from the list again',
    ),
  divisionTooHigh: (level: Label) =>
    message(
      'divisionTooHigh',
      `地区还没选完，请选到${level.zh}`,
      `The area is not complete: please choose down to the ${name(level)}`,
    ),
  divisionOutside: (root: Label) =>
    message(
      'divisionOutside',
      `这里只能选${root.zh}内的地区，请重新选`,
      `Only areas within ${name(root)} can be chosen: please choose again`,
    ),
  noSuchLicence: () =>
    message(
      'noSuchLicence',
      '您名下没有这份证照，请从列表里选',
      'This licence is not among yours: please choose from the list',
    ),
  wrongShape: () =>
    message('wrongShape', '这一项的内容读不出来，请重新填写', 'We cannot read this answer: please enter it again'),
  patternMissed: (zh: string, en: string) => message('pattern', zh, en || zh),
  unknownKey: (key: string) =>
    message('unknownKey', `表单里没有“${key}”这一项，请去掉它`, `The form has no “${key}”: please leave it out`),
  notEditable: () =>
    message(
      'notEditable',
      '这一项在当前环节只能看，不能改；已保留原来的内容',
      'This can only be read at this step; what was there has been kept',
    ),
  check: (zh: string, en: string) => message('check', zh, en || zh),
};

/** Labels are complete in both languages once published; a draft may lack the English one. */
function name(label: Label): string {
  return label.en || label.zh;
}
