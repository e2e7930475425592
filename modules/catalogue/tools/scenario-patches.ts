/**
 * What the source does not hold: plain-language summaries and hints, other words for a scenario, which items form a joint
 * service, and questions that depend on one another. Editorial, in one place, so that a new source keeps it.
 */
import type { Text } from '../src/content.ts';
import type { ScenarioQuestion } from '../src/scenario-contract.ts';

interface Patch {
  summary: Text;
  aliases: string[];
  joint?: { items: string[]; days: number; formKey: string | null; processKey: string | null };
  questions?: (questions: ScenarioQuestion[]) => ScenarioQuestion[];
}

const withHints =
  (hints: Record<string, Text>) =>
  (questions: ScenarioQuestion[]): ScenarioQuestion[] =>
    questions.map(question => {
      const hint = hints[question.id];
      return hint ? { ...question, hint } : question;
    });

const restaurantHints: Record<string, Text> = {
  q1: {
    zh: '餐馆、食堂、奶茶店、卖散装熟食的，选“有餐饮服务或者散装食品”。',
    en: 'Restaurants, canteens, tea shops and shops with loose cooked food choose “Meals or loose food”.',
  },
  q3: {
    zh: '饭店、商场、歌舞厅等开业前都要做消防安全检查。',
    en: 'Restaurants, shopping centres and dance halls need a fire safety inspection before they open.',
  },
  q4: {
    zh: '施工前要做消防设计审查的，就是特殊建设工程。只是刷墙、摆桌椅，选“没有新建或者装修工程”。',
    en: 'Works whose fire safety design must be reviewed first are special projects. For paint and furniture only, choose “No building or fitting-out”.',
  },
  q5: {
    zh: '厨房的下水接到市政管网的，选“是”。',
    en: 'Choose yes if the kitchen drains into the city’s pipes.',
  },
  q6: {
    zh: '一般的小餐馆不在名录里；有疑问可以先选“名录未列入”，受理时会再核对。',
    en: 'Small restaurants are usually not on the list. If unsure, choose “Not on the list”; it is checked again at acceptance.',
  },
  q9: {
    zh: '门头招牌、楼顶和外墙的广告都算。',
    en: 'Shop signs and advertising on roofs and outer walls count.',
  },
};

export const patches: Record<string, Patch> = {
  S1: {
    summary: {
      zh: '食品、消防、排水、招牌几个部门，一张表、一套材料，一起办。',
      en: 'Food, fire safety, drainage and signs: one form and one set of documents for all departments.',
    },
    aliases: ['开餐馆', '开饭店', '开餐厅', '开小吃店', '开奶茶店', '开咖啡馆', '开米粉店', '餐饮开店', '开早餐店'],
    joint: {
      items: ['SC08', 'XF01', 'ZJ08', 'CG03'],
      days: 45,
      formKey: 'openRestaurant',
      processKey: 'jointApproval',
    },
    questions: withHints(restaurantHints),
  },
  S2: {
    summary: {
      zh: '旅馆、卫生、消防、食品，还有房屋和用地，按您的情形列清楚。',
      en: 'Lodging, hygiene, fire safety, food, house and land: what your guesthouse needs.',
    },
    aliases: ['开民宿', '开客栈', '办农家乐', '开旅馆', '开酒店'],
    // The source's second question says that the first does not apply without meals: ask it first.
    questions: questions => {
      const [food, meals, ...rest] = questions;
      if (!food || !meals) return questions;
      const asked = { ...food, when: { question: meals.id, answers: ['a1'] } };
      const first = { ...meals, answers: meals.answers.map(answer => ({ ...answer, adds: [] })) };
      return [first, asked, ...rest].map(question => {
        const hint = restaurantHints[{ q5: 'q4', q6: 'q5', q7: 'q6', q16: 'q9' }[question.id] ?? ''];
        return hint ? { ...question, hint } : question;
      });
    },
  },
  S3: {
    summary: {
      zh: '药品经营许可和营业执照是必办的，器械、食品按您卖什么来定。',
      en: 'A pharmacy licence and a business licence, and what else depends on what you sell.',
    },
    aliases: ['开药房', '药店开办'],
    questions: questions =>
      questions.map(question =>
        question.id !== 'q5'
          ? question
          : {
              ...question,
              answers: question.answers.map(answer =>
                answer.text.zh !== '没有'
                  ? answer
                  : {
                      ...answer,
                      warning: {
                        zh: '没有药师或者其他药学技术人员，不具备开药店的法定条件（药品管理法第五十二条），请先落实人员再申请。',
                        en: 'Without a pharmacist or other pharmaceutical staff the conditions of law are not met (Drug Administration Law, article 52). Please engage one first.',
                      },
                    },
              ),
            },
      ),
  },
  S4: {
    summary: {
      zh: '营业执照、税务、社保、公积金，一次填好，一起办。',
      en: 'Business licence, tax, social insurance and housing fund: fill in once for all.',
    },
    aliases: ['注册公司', '办公司', '开公司', '成立公司', '企业开办'],
    joint: { items: ['SC01', 'SW01', 'RS07', 'GJ03'], days: 45, formKey: 'startCompany', processKey: 'jointApproval' },
  },
  S5: {
    summary: {
      zh: '从办学许可、法人登记到食堂、校车、教师资格。',
      en: 'From the school licence and registration to canteen, school bus and teachers.',
    },
    aliases: ['开幼儿园', '民办幼儿园'],
  },
  S6: {
    summary: {
      zh: '立项、用地、规划、施工、竣工，按您的项目排出顺序。',
      en: 'Project, land, planning, construction, completion, in the order your project needs.',
    },
    aliases: ['盖房子', '建厂房', '工程项目审批', '办施工许可'],
  },
  S7: {
    summary: {
      zh: '出生证明、户口、医保、社保卡，一起办。',
      en: 'Birth certificate, household register, medical insurance, social security card.',
    },
    aliases: ['生孩子', '孩子出生', '新生儿', '孩子出生了'],
  },
  S8: {
    summary: {
      zh: '养老金、公积金、医保，退休时要办的几件事。',
      en: 'Pension, housing fund, medical insurance: what to do on retiring.',
    },
    aliases: ['办退休', '退休手续'],
  },
  S9: {
    summary: {
      zh: '户口、抚恤、公积金、遗产，家里有人去世后要办的几件事。',
      en: 'Household register, survivors’ payment, housing fund, inheritance.',
    },
    aliases: ['去世', '死亡', '后事', '继承'],
  },
  S10: {
    summary: {
      zh: '税务注销和工商注销，先后和条件一次说清。',
      en: 'Tax and business deregistration: order and conditions.',
    },
    aliases: ['注销公司', '关公司', '公司不开了'],
  },
};
