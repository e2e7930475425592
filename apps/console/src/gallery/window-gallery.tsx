import './gallery.css';
import {
  AppLink,
  Band,
  Button,
  type Column,
  CountRows,
  DeskPage,
  Facts,
  FormSection,
  Icon,
  ListTable,
  notify,
  Panel,
  Tag,
  TextField,
  UploadBar,
  useDraft,
} from '@onewindow/console-kit';

interface Row {
  id: string;
  name: string;
  source: string;
  state: string;
}

const rows: Row[] = [
  { id: '1', name: '营业执照', source: '电子证照库', state: '齐' },
  { id: '2', name: '健康证明（1 人）', source: '电子证照库', state: '齐' },
  { id: '3', name: '经营者身份证明', source: '刚读的身份证', state: '齐' },
  { id: '4', name: '主要设备设施布局图', source: '网上传的 11-22', state: '齐' },
  { id: '5', name: '食品安全规章制度目录清单', source: '还没有', state: '缺' },
];

const columns: Column<Row>[] = [
  { key: 'n', label: { zh: '号', en: 'No.' }, width: 48, cell: row => row.id },
  {
    key: 'name',
    label: { zh: '材料', en: 'Material' },
    cell: row => (row.state === '缺' ? <b>{row.name}</b> : row.name),
  },
  {
    key: 'source',
    label: { zh: '来自', en: 'From' },
    width: 160,
    cell: row => <span className="ow-muted">{row.source}</span>,
  },
  {
    key: 'state',
    label: { zh: '状态', en: 'State' },
    width: 120,
    align: 'right',
    cell: row =>
      row.state === '缺' ? (
        <Button size="small" kind="ink" keys="F7">
          扫描
        </Button>
      ) : (
        <span className="ready">
          <Icon name="check" size={14} /> 齐
        </span>
      ),
  },
];

/** A window as in the mock-up c3. */
export function WindowGallery() {
  const draft = useDraft({
    name: '七星区春生米粉店（示例）',
    uscc: '92450305MAD7K2X95C',
    place: '七星区穿山路 8 号 1 层（示例）',
    area: '42.0',
  });
  return (
    <DeskPage
      title="3 号窗口"
      note={
        <>
          <span>食品经营、卫生、文旅</span>
          <span>今天已办 21 人</span>
        </>
      }
      actions={<Button kind="ink">暂停叫号</Button>}
      leftLabel="叫号"
      rightLabel="收件"
      left={
        <div className="ow-stack">
          <div className="ticket">
            正在服务 <strong>A027</strong>
            <span className="ow-muted">网上取号 10:02　等了 11 分钟</span>
          </div>
          <Button
            kind="solid"
            size="large"
            keys="F2"
            block
            onClick={() => notify({ tone: 'done', title: '已叫 A028' })}
          >
            办完，叫下一位
          </Button>
          <div className="gallery-row">
            <Button kind="ink" keys="F3">
              重呼
            </Button>
            <Button kind="ink" keys="F4">
              过号
            </Button>
          </div>
          <CountRows
            rows={[
              { label: 'A028', note: '食品经营 延续', count: '9 分' },
              { label: 'A029', note: '场所卫生', count: '8 分' },
              { label: 'B011', note: '出版物零售', count: '7 分' },
            ]}
          />
        </div>
      }
      right={
        <div className="ow-stack">
          <h2 className="ow-side-title">收件</h2>
          <div className="receipt">
            <h2>申请材料收取凭证</h2>
            <p className="ow-muted">七星区政务服务中心 〔2026〕第 11-0418 号</p>
            <Facts
              columns={1}
              facts={[
                { label: '申请人', value: '七星区春生米粉店（示例）' },
                { label: '查询码', value: <b>GL26 1123 9D3R</b> },
                { label: '答复受理', value: <b>11 月 30 日（周一）前</b> },
              ]}
            />
          </div>
          <Button kind="solid" size="large" keys="F9" block>
            收件并打印凭证
          </Button>
          <Button kind="ink" size="large" keys="F10" block>
            一次告知补正 1 项
          </Button>
        </div>
      }
    >
      <Band
        title="申请人在网上填到第 5 页，还差 2 份材料"
        actions={
          <>
            <Button kind="solid" keys="Enter">
              接着办
            </Button>
            <Button kind="ink">另开一件</Button>
          </>
        }
      >
        11-22 21:14 存的草稿。从那里接着办，回家也能接着看。
      </Band>
      <FormSection title="食品经营许可（新办）" note="第 7 版　情形：小型餐馆，热食类">
        <TextField {...draft.field<string>('/name')} label="经营者名称" source="营业执照" />
        <TextField {...draft.field<string>('/uscc')} label="统一社会信用代码" source="营业执照" />
        <TextField {...draft.field<string>('/place')} label="经营场所" source="标准地址库" />
        <TextField {...draft.field<string>('/area')} label="使用面积（㎡）" />
      </FormSection>
      <Panel
        title="材料 6 份"
        note={
          <>
            齐 4，在扫 1，缺 1 <Tag kind="tint">长者</Tag>
          </>
        }
        flush
      >
        <ListTable label="材料" columns={columns} rows={rows} rowKey={row => row.id} />
      </Panel>
      <Panel title="操作流程文件" note={<AppLink to="/_components">看</AppLink>}>
        <UploadBar name="操作流程文件" progress={{ sent: 14_260_633, total: 23_068_672, resumedAt: 8_493_466 }} />
      </Panel>
    </DeskPage>
  );
}
