import { textPage } from './static-text.tsx';

export const helpPage = textPage(
  '/help',
  {
    zh: {
      title: '帮助',
      lead: '不知道从哪里开始，先看这一页。看完还不清楚，打 12345，有人接。',
      sections: [
        {
          title: '我要办一件事',
          paragraphs: [
            '在<a>首页|/</a>的框里写您要办的事，用平常说的话就行：开餐馆、身份证丢了、孩子上学。打拼音、打错一个字也找得到。',
            '打开之后，先看能不能办、要准备什么、多久、多少钱、在哪里办。看明白了再按“开始办理”。',
            '填到一半可以走开，每一步都会自动保存，换手机、换电脑、到窗口都能接着办。',
          ],
        },
        {
          title: '我交上去了，然后呢',
          paragraphs: [
            '提交成功后会给您一张回执，上面有查询码。<b>看到回执就是收到了，不用再打电话确认。</b>',
            '回执上写着最迟哪一天给您答复，也写着这个日期是怎么数出来的。到了那天还没有答复，法律会替您算数：页面上会写清楚。',
            '在<a>我的|/mine</a>里随时看到哪一步了、在等谁、您要不要做什么。',
          ],
        },
        {
          title: '要我补材料',
          paragraphs: [
            '要补什么，办事的部门必须一次说全。在“我的”里打开那件事，按“去补正”，补完交上去就行。',
            '平台已经有的材料不会再问您要。如果带出来的内容不对，点旁边的“不对？”告诉我们。',
          ],
        },
        {
          title: '我不会用电脑和手机',
          paragraphs: [
            '到任何一个政务服务中心、乡镇（街道）便民服务中心都能办，窗口和网上是同一件事、同一个进度。',
            '页面右上角有“长者版”，字更大、按钮更大；每篇指南都可以朗读。家里人也可以代您办，在“我的”里设置授权。',
          ],
        },
        {
          title: '证照是真是假',
          paragraphs: [
            '扫证照上的二维码，或者在<a>证照真伪|/verify</a>里输证号，马上知道有效、过期还是注销，不用登录。',
          ],
        },
      ],
    },
    en: {
      title: 'Help',
      lead: 'Not sure where to begin? Begin here. If it is still not clear, call 12345 and somebody answers.',
      sections: [
        {
          title: 'I want to get something done',
          paragraphs: [
            'Write it into the box on the <a>home page|/</a> in everyday words: open a restaurant, lost my ID card, a school for my child. Pinyin and typing errors are fine.',
            'The page that opens says whether you can apply, what you need, how long it takes, what it costs and where it is done. Then there is one button.',
            'You may leave at any time. Every step is saved by itself, and you can go on with a phone, a computer or at a window.',
          ],
        },
        {
          title: 'I have filed it. What now?',
          paragraphs: [
            'You get a receipt with a tracking code. <b>Once you see the receipt we have it; there is no need to call.</b>',
            'The receipt names the last day for an answer and shows how that day was counted. If the department stays silent beyond it, the law decides for you, and the page says how.',
            'In <a>Mine|/mine</a> you see at any time where the matter stands, who is waited for, and whether you must do something.',
          ],
        },
        {
          title: 'I was asked for something more',
          paragraphs: [
            'The department must name everything at once. Open the matter in Mine and press the button to hand it in.',
            'What the platform already holds is never asked of you again. If a value that we filled in is wrong, press “Not right?” beside it.',
          ],
        },
        {
          title: 'I would rather not use a computer',
          paragraphs: [
            'Every service centre, in the city, the counties, the towns, does the same. Window and web are one matter with one progress.',
            'At the top of each page there is a large-text mode, and guides can be read aloud. Somebody of your family may act for you: give a mandate in Mine.',
          ],
        },
        {
          title: 'Is this licence real?',
          paragraphs: [
            'Scan its QR code, or type its number into <a>Check a licence|/verify</a>. You need not sign in.',
          ],
        },
      ],
    },
  },
  'ask',
);
