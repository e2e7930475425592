import { textPage } from './static-text.tsx';

/** 我要问. */
export const askPage = textPage(
  '/ask',
  {
    zh: {
      title: '我要问',
      lead: '先问人最快：打 12345，24 小时有人接，事情记下来，谁答复、哪天答复都告诉您。',
      sections: [
        {
          title: '打电话',
          paragraphs: [
            '拨 <b>12345</b>。听障人士可以用文字或视频手语。',
            '问某一件事，也可以打那件事指南里写的咨询电话：在<a>首页|/</a>搜到那件事，看“在哪里办”。',
          ],
        },
        {
          title: '到窗口问',
          paragraphs: [
            '任何一个大厅都可以问，不用先取号办事。<a>找附近的大厅|/centres</a>，看地址和时间。',
            '窗口的人能看到您在网上填到哪一步；您给查询码，就从那里接着说。',
          ],
        },
        {
          title: '自己先看看',
          paragraphs: [
            '办到哪一步了：<a>查进度|/track</a>，有查询码和证件号后四位就行，不用登录。',
            '能不能办、要什么材料、多久、多少钱：在<a>首页|/</a>搜，每篇指南都写着大家常问的话。',
            '怎么用这个网站：看<a>帮助|/help</a>。',
          ],
        },
        {
          title: '不满意，要反映',
          paragraphs: [
            '办完的事，在<a>我的|/mine</a>里打分，差评一定有人回访。',
            '没有按时答复、多要材料、多收钱，打 12345 反映；每篇指南最后写着怎么申请行政复议、怎么起诉。',
          ],
        },
      ],
    },
    en: {
      title: 'Ask',
      lead: 'The quickest way is a person: call 12345 at any hour. You are told who answers and by when.',
      sections: [
        {
          title: 'By telephone',
          paragraphs: [
            'Call <b>12345</b>. Text and video sign language are available for deaf callers.',
            'For one service you may also call the number in its guide: search for it on the <a>home page|/</a> and read “Where?”.',
          ],
        },
        {
          title: 'At a window',
          paragraphs: [
            'Every service centre answers questions. <a>Find one|/centres</a> with its address and hours.',
            'The window sees how far you came online; give your tracking code and go on from there.',
          ],
        },
        {
          title: 'Look for yourself',
          paragraphs: [
            'Where a case stands: <a>follow it|/track</a> with the tracking code, without signing in.',
            'Whether you can apply, what you need, how long and how much: search on the <a>home page|/</a>; each guide answers what is often asked.',
            'How this site works: see <a>Help|/help</a>.',
          ],
        },
        {
          title: 'Complain',
          paragraphs: [
            'Rate what was finished in <a>Mine|/mine</a>; every bad rating is called back.',
            'Too late, too many documents, too much money: call 12345. Each guide ends with how to ask for review and how to sue.',
          ],
        },
      ],
    },
  },
  'ask',
);
