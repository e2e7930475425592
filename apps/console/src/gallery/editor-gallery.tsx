import {
  AppLink,
  Button,
  type EditorColumn,
  EditorRows,
  EditPage,
  ErrorLine,
  type FieldProblem,
  FormSection,
  NumberField,
  notify,
  ProblemList,
  SelectField,
  SideSection,
  Stepper,
  Tag,
  useAutosave,
  useDraft,
  VersionDiff,
} from '@onewindow/console-kit';

interface ExampleMaterial {
  id: string;
  name: string;
  source: string;
  form: string;
  necessity: string;
  basis: string;
}

interface ExampleItem {
  statutory: number;
  promise: number | null;
  start: 'acceptance' | 'receipt';
  calendar: string;
  materials: ExampleMaterial[];
}

const materials: ExampleMaterial[] = [
  { id: '1', name: '营业执照', source: '电子证照库', form: '免交', necessity: '必要', basis: '经营许可备案办法' },
  {
    id: '2',
    name: '食品从业人员健康证明',
    source: '电子证照库',
    form: '免交',
    necessity: '必要',
    basis: '食品安全法第四十五条',
  },
  {
    id: '3',
    name: '法定代表人身份证明',
    source: '实名核验',
    form: '免交',
    necessity: '必要',
    basis: '经营许可备案办法',
  },
  {
    id: '4',
    name: '主要设备设施布局图',
    source: '申请人自备',
    form: '电子 1',
    necessity: '必要',
    basis: '经营许可备案办法',
  },
  { id: '5', name: '操作流程文件', source: '申请人自备', form: '电子 1', necessity: '必要', basis: '经营许可备案办法' },
  { id: '6', name: '食品安全规章制度目录清单', source: '申请人自备', form: '电子 1', necessity: '容缺后补', basis: '' },
];

const online: ExampleItem = {
  statutory: 20,
  promise: 8,
  start: 'acceptance',
  calendar: 'guilin-2026',
  materials: materials.map(row => (row.id === '6' ? { ...row, necessity: '必要', basis: '经营许可备案办法' } : row)),
};
const edited: ExampleItem = { ...online, promise: 25, materials };

/** The law's own limits, checked while somebody types; the server checks the same. */
function check(item: ExampleItem): FieldProblem[] {
  const found: FieldProblem[] = [];
  if ((item.promise ?? 0) > item.statutory) {
    found.push({
      path: '/promise',
      code: 'promiseTooLong',
      message: `承诺 ${item.promise} 天比法定 ${item.statutory} 天长。承诺只能更短。`,
    });
  }
  item.materials.forEach((row, i) => {
    if (!row.basis) found.push({ path: `/materials/${i}/basis`, code: 'noBasis', message: '没有法律依据的材料不能要' });
  });
  return found;
}

const columns: EditorColumn<ExampleMaterial>[] = [
  { key: 'name', label: '名称', cell: row => row.name },
  { key: 'source', label: '来源', width: '17%', cell: row => <span className="ow-muted">{row.source}</span> },
  {
    key: 'form',
    label: '形式',
    width: '12%',
    cell: row => (row.form === '免交' ? <Tag kind="tint">免交</Tag> : row.form),
  },
  { key: 'necessity', label: '必要性', width: '12%', cell: row => row.necessity },
  {
    key: 'basis',
    label: '要求的依据',
    width: '22%',
    cell: row => (row.basis ? <span className="ow-muted">{row.basis}</span> : <ErrorLine>没有依据，填一条</ErrorLine>),
  },
];

/** An edit page as in the mock-up c8. */
export function EditorGallery() {
  const draft = useDraft(edited, { check });
  const saveState = useAutosave(draft, async () => true);
  const problems = draft.problems('');
  const parts: [string, string][] = [
    ['basic', '基本信息'],
    ['basis', '设定依据'],
    ['conditions', '受理条件'],
  ];
  return (
    <EditPage
      title="食品经营许可（新办）"
      back={{ label: '事项目录', to: '/_components/list' }}
      tag={<Tag kind="outline">草稿 第 8 版</Tag>}
      note={<span>线上第 7 版，在办 128 件仍按第 7 版走完</span>}
      saveState={saveState}
      actions={
        <>
          <Button kind="ink">当申请人看</Button>
          <Button kind="ink" onClick={draft.undo}>
            撤销
          </Button>
          <Button
            kind="solid"
            onClick={() =>
              notify({ tone: 'problem', title: `还有 ${problems.length} 处要改`, detail: '改好再提交审核。' })
            }
          >
            提交审核
          </Button>
        </>
      }
      sections={[
        ...parts.map(([key, label]) => ({
          key,
          label,
          problems: 0,
          content: (
            <FormSection title={label}>
              <p className="ow-muted">这一部分没有示例。</p>
            </FormSection>
          ),
        })),
        {
          key: 'limits',
          label: '时限',
          problems: draft.problems('/promise').length,
          content: (
            <FormSection title="时限" columns={4}>
              <NumberField
                {...draft.field<number>('/statutory')}
                label="法定办结时限"
                code="anticipate_day"
                unit="工作日"
              />
              <NumberField
                {...draft.field<number | null>('/promise')}
                label="承诺办结时限"
                code="promise_day"
                unit="工作日"
              />
              <SelectField
                {...draft.field<'acceptance' | 'receipt'>('/start')}
                label="起算"
                options={[
                  { value: 'acceptance', label: '受理的第二天' },
                  { value: 'receipt', label: '收到的第二天' },
                ]}
              />
              <SelectField
                {...draft.field<string>('/calendar')}
                label="日历"
                options={[{ value: 'guilin-2026', label: '桂林市工作日历 2026' }]}
              />
              <div className="ow-span-4">
                <p className="ow-muted">法定时限的依据</p>
                <div className="ow-quote">
                  <b>《中华人民共和国行政许可法》第四十二条第一款</b> <Tag kind="tint">已核对原文</Tag>
                  <p>除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。</p>
                </div>
              </div>
            </FormSection>
          ),
        },
        {
          key: 'materials',
          label: '材料 6',
          problems: draft.problems('/materials').length,
          content: (
            <FormSection
              title="材料"
              note={
                <>
                  <span>6 份，3 份由平台取得</span>
                  <AppLink to="/_components">从国家目录导入</AppLink>
                </>
              }
              flush
            >
              <EditorRows
                label="材料"
                path="/materials"
                rows={draft.value.materials}
                columns={columns}
                rowKey={row => row.id}
                wrong={path => draft.problems(path).length > 0}
                onChange={rows => draft.field<ExampleMaterial[]>('/materials').onChange(rows)}
                create={() => ({
                  id: crypto.randomUUID(),
                  name: '新材料',
                  source: '申请人自备',
                  form: '电子 1',
                  necessity: '必要',
                  basis: '',
                })}
                addLabel="加一份"
              />
            </FormSection>
          ),
        },
      ]}
      below={
        <>
          实施编码
          <br />
          <span className="ow-mono">11450305MB1H26056W4000131023000</span>
          <p>字段名用国家目录的列名。</p>
        </>
      }
      side={
        <>
          <ProblemList
            problems={problems}
            label={path =>
              path === '/promise' ? '时限 · 承诺办结时限' : `材料 · 第 ${Number(path.split('/')[2]) + 1} 行 · 依据`
            }
          />
          <SideSection title="和第 7 版比">
            <VersionDiff
              before={online}
              after={draft.value}
              label={path =>
                path === '/promise'
                  ? '承诺时限'
                  : path.endsWith('/necessity')
                    ? '第 6 份材料'
                    : path.endsWith('/basis')
                      ? '依据'
                      : path.startsWith('/materials')
                        ? '材料'
                        : undefined
              }
              format={(path, value) => (path === '/promise' ? `${value} 工作日` : undefined)}
            />
          </SideSection>
          <SideSection title="审核">
            <Stepper
              label="审核"
              steps={[
                { key: '1', label: '覃若谷（示例）编辑', note: '今天', state: 'now' },
                { key: '2', label: '七星区行政审批局 审核', state: 'todo' },
                { key: '3', label: '市政务服务局 审定', state: 'todo' },
                { key: '4', label: '12-01 起施行', state: 'todo' },
              ]}
            />
          </SideSection>
        </>
      }
    />
  );
}
