import { textPage } from './static-text.tsx';

export const privacyPage = textPage('/privacy', {
  zh: {
    title: '隐私与您的权利',
    lead: '您的信息只用来办您的事。谁看过、为什么看，您都查得到。',
    sections: [
      {
        title: '我们存什么',
        paragraphs: [
          '您填的表、交的材料、办件经过和发给您的文书证照。身份证号、手机号、地址、银行账号加密存放，平时只显示一部分。',
          '本站用四个小记号（cookie）记住：您是否登录、语言、字号、选的县区，还有一个用来在下一页说一句话。没有广告，没有第三方统计，什么都不发到别处。',
        ],
      },
      {
        title: '谁能看',
        paragraphs: [
          '只有经办您这件事的人，在他的职责和辖区之内。每打开一次、每看一次完整号码，都会记下来。',
          '在<a>谁看过我的信息|/mine/reads</a>里看得到是谁、什么时候、为了哪件事。',
        ],
      },
      {
        title: '您可以要求的事',
        paragraphs: [
          '<b>看和复制</b>：在“我的”里看您全部的办件、材料和证照，都能下载。（个人信息保护法第四十五条）',
          '<b>更正</b>：带出来的内容不对，点“不对？”，源头部门核实以后改。（第四十六条）',
          '<b>删除</b>：草稿随时可以删。已经办结的档案依法保存，到期销毁。（第四十七条）',
          '<b>要个说法</b>：自动办理的结果，您可以要求有人来看一遍，并说明理由。（第二十四条）',
        ],
      },
      {
        title: '存多久',
        paragraphs: ['草稿 90 天不动就删，删之前提醒您。办结的档案按档案管理的规定保存。'],
      },
      {
        title: '找谁',
        paragraphs: [
          '打 12345，说“个人信息”，我们 15 个工作日内答复。对答复不满意，可以向网信部门投诉，或者向人民法院起诉。',
        ],
      },
    ],
  },
  en: {
    title: 'Privacy and your rights',
    lead: 'Your data serves your own matters and nothing else. You can see who looked at it, and why.',
    sections: [
      {
        title: 'What is kept',
        paragraphs: [
          'The forms you fill in, the materials you hand in, what happened, and the documents and licences issued to you. ID, telephone and bank account numbers and addresses are stored encrypted and shown in part only.',
          'The site uses small marks (cookies) to remember your sign-in, language, text size and county, and one sentence for the next page. No advertising, no outside statistics, nothing is sent elsewhere.',
        ],
      },
      {
        title: 'Who may look',
        paragraphs: [
          'Only those who handle your matter, within their duty and their place. Each opening of a file and each view of a whole number is recorded.',
          '<a>Who looked at my data|/mine/reads</a> shows who, when, and for which matter.',
        ],
      },
      {
        title: 'What you may ask for',
        paragraphs: [
          '<b>To see and copy</b>: all your matters, materials and licences are in Mine and can be downloaded (Personal Information Protection Law, article 45).',
          '<b>To correct</b>: press “Not right?” beside a value that we filled in; its source checks and corrects it (article 46).',
          '<b>To delete</b>: drafts at any time. Files of concluded matters are kept as the law on archives says, then destroyed (article 47).',
          '<b>An explanation</b>: where a result was reached automatically you may ask that a person looks at it and gives reasons (article 24).',
        ],
      },
      {
        title: 'How long',
        paragraphs: [
          'Drafts are deleted after 90 days without a change; we remind you before. Concluded files follow the rules for archives.',
        ],
      },
      {
        title: 'Whom to turn to',
        paragraphs: [
          'Call 12345 and say “personal data”; we answer within 15 working days. If the answer does not satisfy you, complain to the cyberspace authority or go to court.',
        ],
      },
    ],
  },
});
