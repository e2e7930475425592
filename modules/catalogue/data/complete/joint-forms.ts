/** Joint services 一件事: what several departments need, asked once on one form. */
import type { Access, FormDefinition, FormField } from '@onewindow/forms/contract';
import type { Bilingual } from '../../src/complete-item.ts';
import { companyRegistration } from './company-registration.ts';
import {
  areaField,
  ask,
  declarationPage,
  inspectionPage,
  operatorPage,
  options,
  page,
  persons,
  placeField,
  squareMetres,
} from './fields.ts';
import { foodBusinessLicence } from './food-business-licence.ts';
import { t } from './kit.ts';

const pageOf = (definition: FormDefinition, key: string) => {
  const found = definition.pages.find(one => one.key === key);
  if (!found) throw new Error(`${definition.key} has no page ${key}`);
  return found;
};

/** Basic code of an item by its local code. */
type CodeOf = (localCode: string) => string;

/** FEEL: the item is among those applied for. Without `item.codes` in the form's context everything is asked. */
function appliedFor(basicCode: string): { visible: string } {
  return { visible: `item.codes = null or list contains(item.codes, "${basicCode}")` };
}

/**
 * 我要开餐馆: food, fire safety, drainage and signs. Each department's own questions appear only when its item is among
 * those applied for.
 */
const openRestaurant = (codeOf: CodeOf): FormDefinition => ({
  key: 'openRestaurant',
  title: t('开餐馆联办申请表', 'Open a restaurant: joint application'),
  description: t('一张表给四个部门，相同的只填一次。', 'One form for four departments; what they share is asked once.'),
  pages: [
    operatorPage(t('谁来开餐馆？', 'Who opens the restaurant?')),
    page('premises', t('店开在哪里？', 'Where is the restaurant?'), t('经营场所', 'Premises'), [
      placeField('premises', t('经营场所地址', 'Address of the premises')),
      areaField('premisesArea', t('使用面积', 'Floor area')),
      ask('text', 'floors', t('所在楼层', 'Floors'), {
        hint: t('例如：1 层', 'For example: ground floor'),
        width: 'third',
      }),
      ask('number', 'capacity', t('最多坐多少人', 'Seats'), {
        unit: persons,
        minimum: 1,
        maximum: 100000,
        width: 'third',
      }),
      ask('choice', 'rights', t('场所是怎么来的', 'How you hold the premises'), {
        display: 'radio',
        options: options(
          ['owned', '自有', 'Owned'],
          ['rented', '租用', 'Rented'],
          ['other', '无偿使用', 'Used free of charge'],
        ),
      }),
    ]),
    { ...pageOf(foodBusinessLicence.form, 'staff'), ...appliedFor(codeOf('SC08')) },
    { ...pageOf(foodBusinessLicence.form, 'business'), ...appliedFor(codeOf('SC08')) },
    page(
      'fire',
      t('消防安全怎么保证？', 'How is fire safety ensured?'),
      t('消防', 'Fire safety'),
      [
        known('venueKind', t('场所类别', 'Kind of venue'), 'restaurant'),
        ask('text', 'fireManager', t('消防安全管理人', 'Fire safety manager'), { width: 'half' }),
        ask('phone', 'fireManagerPhone', t('管理人电话', 'The manager’s telephone'), { width: 'half' }),
        ask('number', 'exits', t('安全出口数量', 'Number of exits'), { minimum: 1, maximum: 100, width: 'third' }),
        ask('choice', 'facilities', t('消防设施', 'Fire equipment'), {
          display: 'multiple',
          options: options(
            ['extinguishers', '灭火器', 'Extinguishers'],
            ['hydrants', '室内消火栓', 'Indoor hydrants'],
            ['sprinklers', '自动喷水灭火', 'Sprinklers'],
            ['alarm', '火灾自动报警', 'Fire alarm'],
            ['lights', '应急照明和疏散指示', 'Emergency lights and signs'],
          ),
        }),
        ask('choice', 'fireMethod', t('办理方式', 'How to proceed'), {
          display: 'radio',
          options: options(
            ['inspection', '先检查再许可', 'Inspection first'],
            ['commitment', '告知承诺，材料齐全当场许可', 'Commitment: permit at once, inspection later'],
          ),
        }),
      ],
      appliedFor(codeOf('XF01')),
    ),
    page(
      'drainage',
      t('厨房的水排到哪里？', 'Where does the kitchen drain?'),
      t('排水', 'Drainage'),
      [
        known('drainageKind', t('排水户类别', 'Kind of user'), 'catering'),
        ask('number', 'dailyVolume', t('每天大约排水', 'Water a day, about'), {
          unit: t('立方米', 'm³'),
          decimals: 1,
          minimum: 0,
          maximum: 100000,
          width: 'third',
        }),
        ask('choice', 'pretreatmentKinds', t('预处理设施', 'Pre-treatment'), {
          display: 'multiple',
          options: options(
            ['greaseTrap', '隔油池', 'Grease trap'],
            ['septicTank', '化粪池', 'Septic tank'],
            ['settling', '沉淀池', 'Settling tank'],
            ['other', '其他', 'Other'],
          ),
        }),
        ask('boolean', 'alreadyDraining', t('现在已经在排水吗', 'Do you already drain water?')),
      ],
      appliedFor(codeOf('ZJ08')),
    ),
    page(
      'sign',
      t('招牌什么样？', 'What will the sign look like?'),
      t('招牌', 'Sign'),
      [
        ask('choice', 'signKind', t('类别', 'Kind'), {
          display: 'radio',
          options: options(
            ['shop', '门头招牌', 'Shop sign'],
            ['wall', '墙面广告', 'On a wall'],
            ['roof', '屋顶广告', 'On a roof'],
            ['standing', '落地广告', 'Standing'],
          ),
        }),
        ask('text', 'signText', t('招牌上写什么', 'Words on the sign'), { maxLength: 100 }),
        ask('number', 'signWidth', t('宽', 'Width'), {
          unit: t('米', 'm'),
          decimals: 2,
          minimum: 0.1,
          maximum: 200,
          width: 'third',
        }),
        ask('number', 'signHeight', t('高', 'Height'), {
          unit: t('米', 'm'),
          decimals: 2,
          minimum: 0.1,
          maximum: 200,
          width: 'third',
        }),
        ask('number', 'signArea', t('面积', 'Area'), {
          unit: squareMetres,
          decimals: 2,
          computed: 'signWidth * signHeight',
          width: 'third',
        }),
        ask('boolean', 'lit', t('发光吗', 'Does it light up?')),
      ],
      appliedFor(codeOf('CG03')),
    ),
    inspectionPage(),
    declarationPage(),
  ],
});

/** What follows from the scenario itself: kept among the answers for the licence, and never asked. */
function known(key: string, label: Bilingual, value: string): FormField {
  const access: Access = {
    apply: 'hide',
    accept: 'view',
    handle: 'view',
    inspect: 'view',
    review: 'view',
    approve: 'view',
  };
  return ask('text', key, label, { computed: `"${value}"`, access });
}

/** 开办企业: registration, tax, social insurance and housing fund. */
const startCompany = (): FormDefinition => ({
  key: 'startCompany',
  title: t('企业开办一件事申请表', 'Start a company: joint application'),
  description: t(
    '登记、税务、社保、公积金，一次填好。',
    'Registration, tax, social insurance and housing fund, filled in once.',
  ),
  pages: [
    ...companyRegistration.form.pages.filter(one => one.key !== 'declare'),
    page('tax', t('怎么记账、要不要发票？', 'Books and invoices'), t('税务', 'Tax'), [
      ask('choice', 'accounting', t('会计制度', 'Accounting rules'), {
        display: 'radio',
        options: options(['small', '小企业会计准则', 'Small enterprises'], ['general', '企业会计准则', 'Enterprises']),
      }),
      ask('text', 'financeContact', t('财务负责人', 'Person in charge of finance'), { width: 'half' }),
      ask('phone', 'financePhone', t('财务负责人手机', 'Mobile number'), { accepts: 'mobile', width: 'half' }),
      ask('boolean', 'needInvoices', t('要领用发票吗', 'Will you need invoices?')),
    ]),
    page('staff', t('社保和公积金怎么缴？', 'Social insurance and housing fund'), t('社保公积金', 'Insurance'), [
      ask('number', 'insured', t('参保人数', 'People to be insured'), {
        minimum: 0,
        maximum: 100000,
        width: 'third',
      }),
      ask('number', 'rate', t('公积金缴存比例', 'Housing fund rate'), {
        unit: t('%', '%'),
        minimum: 5,
        maximum: 12,
        width: 'third',
      }),
      ask('bankAccount', 'bankAccount', t('缴费银行账号', 'Bank account'), {
        required: false,
        hint: t('还没开户可以以后补。', 'You may add it later.'),
      }),
    ]),
    declarationPage(),
  ],
});

/** Forms of the joint services, by key. */
export function jointForms(codeOf: CodeOf): FormDefinition[] {
  return [openRestaurant(codeOf), startCompany()];
}
