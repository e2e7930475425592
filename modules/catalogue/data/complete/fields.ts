/** Fields and pages that many forms share, so that the same thing is asked in the same words everywhere. */
import type { Access, FormField, FormPage, LeafField } from '@onewindow/forms/contract';
import type { Bilingual } from '../../src/complete-item.ts';
import { t } from './kit.ts';

type Kind = LeafField['kind'];
type Of<K extends Kind> = Extract<LeafField, { kind: K }>;
type Rest<K extends Kind> = Omit<Of<K>, 'kind' | 'key' | 'label'>;

/** A field that must be answered unless it says otherwise. */
export function ask<K extends Kind>(kind: K, key: string, label: Bilingual, rest?: Partial<Rest<K>>): Of<K> {
  const required = rest && 'computed' in rest ? {} : { required: true };
  return { kind, key, label, ...required, ...rest } as unknown as Of<K>;
}

/** value → words in the two languages. */
export function options(...entries: [value: string, zh: string, en: string, hint?: Bilingual][]) {
  return entries.map(([value, zh, en, hint]) => ({ value, label: t(zh, en), ...(hint && { hint }) }));
}

export function page(
  key: string,
  title: Bilingual,
  name: Bilingual,
  fields: FormField[],
  rest: Partial<FormPage> = {},
): FormPage {
  return { key, title, name, ...rest, fields };
}

export const squareMetres = t('平方米', 'm²');
export const persons = t('人', 'people');

const heldByLicence = (key: string, otherwise: string) => ({
  prefill: [`licence.businessLicence.${key}`, otherwise],
  held: true,
});

export function contactFields(): FormField[] {
  return [
    ask('text', 'contactName', t('联系人', 'Contact person'), { prefill: ['applicant.name'], width: 'half' }),
    ask('phone', 'contactPhone', t('联系手机', 'Mobile number'), {
      hint: t('进度短信发到这个号码', 'Progress messages go to this number'),
      accepts: 'mobile',
      prefill: ['applicant.phone'],
      width: 'half',
    }),
  ];
}

/** Who applies: a company or another body with a business licence. */
export function operatorPage(title = t('谁来申请？', 'Who applies?')): FormPage {
  return page('operator', title, t('申请单位', 'Applicant'), [
    ask('text', 'operatorName', t('名称', 'Name'), heldByLicence('name', 'applicant.name')),
    ask(
      'unifiedSocialCreditCode',
      'creditCode',
      t('统一社会信用代码', 'Unified social credit code'),
      heldByLicence('creditCode', 'applicant.creditCode'),
    ),
    ask('text', 'legalRepresentative', t('法定代表人（负责人）', 'Legal representative'), {
      prefill: ['licence.businessLicence.legalRepresentative'],
      width: 'half',
    }),
    ...contactFields(),
  ]);
}

/** Who applies: a person. */
export function personPage(extra: FormField[] = []): FormPage {
  return page('applicant', t('申请人是谁？', 'Who applies?'), t('申请人', 'Applicant'), [
    ask('text', 'applicantName', t('姓名', 'Name'), { prefill: ['applicant.name'], held: true, width: 'half' }),
    ask('citizenId', 'citizenId', t('公民身份号码', 'Citizen ID number'), {
      prefill: ['applicant.idNumber'],
      held: true,
      width: 'twoThirds',
    }),
    ask('phone', 'contactPhone', t('联系手机', 'Mobile number'), {
      hint: t('进度短信发到这个号码', 'Progress messages go to this number'),
      accepts: 'mobile',
      prefill: ['applicant.phone'],
      width: 'half',
    }),
    ...extra,
  ]);
}

export function placeField(key: string, label: Bilingual): FormField {
  // The address of the business licence is offered where the question is about the premises; homes are asked afresh.
  const prefill = key === 'premises' ? { prefill: ['licence.businessLicence.address'] } : {};
  return ask('address', key, label, { level: 'township', ...prefill });
}

export function areaField(key: string, label: Bilingual): FormField {
  return ask('number', key, label, { unit: squareMetres, decimals: 1, minimum: 1, maximum: 1_000_000, width: 'third' });
}

/** 真实性声明; for licences the law is 行政许可法 §31 and §78. */
export function declarationPage(extra: FormField[] = []): FormPage {
  return page('declare', t('请您确认', 'Please confirm'), t('声明', 'Declaration'), [
    ...extra,
    ask('declaration', 'truthful', t('真实性声明', 'Declaration of truth'), {
      text: t(
        '我确认以上内容真实。我知道填写虚假内容要承担法律责任。',
        'I confirm that all of this is true, and I know that false statements have consequences in law.',
      ),
      basis: t('行政许可法第三十一条、第七十八条', 'Administrative Licensing Law, articles 31 and 78'),
    }),
  ]);
}

/** Seen and filled in only by staff: what the inspection found. */
const inspectionAccess: Access = {
  apply: 'hide',
  accept: 'hide',
  handle: 'view',
  inspect: 'edit',
  review: 'view',
  approve: 'view',
};

export function inspectionPage(): FormPage {
  return page('inspection', t('现场核查结果', 'What the inspection found'), t('现场核查', 'Inspection'), [
    ask('date', 'inspectedOn', t('核查日期', 'Date of the inspection'), {
      maximum: 'today',
      access: inspectionAccess,
      width: 'half',
    }),
    ask('text', 'inspectors', t('核查人员', 'Inspectors'), {
      hint: t('至少两人（行政许可法第三十四条）', 'At least two (Administrative Licensing Law, article 34)'),
      access: inspectionAccess,
      width: 'half',
    }),
    ask('choice', 'inspectionResult', t('核查结论', 'Finding'), {
      display: 'radio',
      options: options(
        ['passed', '符合要求', 'Meets the requirements'],
        ['corrected', '整改后符合', 'Meets them after correction'],
        ['failed', '不符合要求', 'Does not meet them'],
      ),
      access: inspectionAccess,
    }),
    ask('longText', 'inspectionNotes', t('核查情况', 'Notes'), { required: false, rows: 4, access: inspectionAccess }),
  ]);
}
