import { textPage } from './static-text.tsx';

export const accessibilityPage = textPage('/accessibility', {
  zh: {
    title: '无障碍声明',
    lead: '谁都应当办得成事。本站按《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668-2019）和 WCAG 2.2 AA 级做。',
    sections: [
      {
        title: '您可以这样用',
        paragraphs: [
          '<b>只用键盘</b>：按 Tab 依次到每个链接和按钮，第一下就能跳到正文；所在的位置有清楚的绿框。',
          '<b>用读屏软件</b>：标题、栏目、表格和出错提示都能读出来；时限条、图表和印章都有文字说明。',
          '<b>看不清小字</b>：右上角换成“长者版”，字大四分之一、按钮更高、全部用黑体；浏览器放大到 400% 也不用左右拖。',
          '<b>听</b>：指南页有“朗读”。用的是您设备自带的声音，文字不会发到别处。',
          '<b>关掉脚本</b>：浏览器不运行脚本，所有的事照样能办。',
          '<b>怕动画</b>：设备里设了“减弱动态效果”，本站就不动。',
        ],
      },
      {
        title: '还做得不够的地方',
        paragraphs: [
          '部门上传的旧扫描件里没有文字，读屏软件读不出来。需要的话打 12345，我们念给您听或者改成文字版。',
          '朗读要靠设备里的中文声音，少数旧手机没有，这时不会出现“朗读”。',
        ],
      },
      {
        title: '用着不方便，告诉我们',
        paragraphs: [
          '打 12345，说“政务网站不好用”，留下页面名字和您用的设备；听障人士可以用文字或视频手语。',
          '我们 5 个工作日内答复您，说明怎么改、什么时候改好。',
        ],
      },
    ],
  },
  en: {
    title: 'Accessibility',
    lead: 'Everybody must be able to get things done. This site follows GB/T 37668-2019 and WCAG 2.2 at level AA.',
    sections: [
      {
        title: 'Ways to use it',
        paragraphs: [
          '<b>With the keyboard alone</b>: Tab leads to every link and button, first of all past the navigation; a clear green ring shows where you are.',
          '<b>With a screen reader</b>: headings, regions, tables and messages are announced; clocks, charts and seals have words.',
          '<b>With large text</b>: choose large text at the top; letters grow by a quarter, buttons too. At 400 % in the browser nothing has to be scrolled sideways.',
          '<b>By ear</b>: guides can be read aloud with the voice of your own device; no text leaves it.',
          '<b>Without script</b>: everything works in a browser that runs none.',
          '<b>Without movement</b>: if your device asks for less motion, nothing moves.',
        ],
      },
      {
        title: 'Where it still falls short',
        paragraphs: [
          'Old scans that departments uploaded hold no text. Call 12345 and we read them to you or make a text of them.',
          'Reading aloud needs a voice on your device. Where there is none the control is not shown.',
        ],
      },
      {
        title: 'Tell us',
        paragraphs: [
          'Call 12345 and name the page and your device; deaf callers can use text or video sign language.',
          'We answer within 5 working days, saying what will be changed and when.',
        ],
      },
    ],
  },
});
