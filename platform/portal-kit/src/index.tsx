export { CalendarCount, type CountedDay } from './components/calendar-count.tsx';
export {
  ClockCard,
  ClockCells,
  type ClockView,
  clockCaption,
  clockSentence,
  isNearlyDue,
} from './components/clock.tsx';
export {
  Callout,
  Card,
  CheckList,
  Columns,
  ColumnsLeft,
  DefinitionList,
  Disclosure,
  Empty,
  type Fact,
  Facts,
  InlineAction,
  PageHead,
  Row,
  Rows,
  Section,
  SideAction,
  Tag,
  type TagKind,
} from './components/content.tsx';
export { ErrorPage, errorTitle } from './components/error-page.tsx';
export {
  ChoiceField,
  type ControlWidth,
  Declaration,
  ErrorSummary,
  ErrorText,
  Field,
  Form,
  fieldId,
  SelectField,
  TextField,
} from './components/fields.tsx';
export { BarChart, BarList, type BarSeries, type Tile, TileMap } from './components/figures.tsx';
export { Icon, type IconName, Logo } from './components/icon.tsx';
export { Layout, VERBS, VerbBand } from './components/layout.tsx';
export { Actions, Button, Link } from './components/link.tsx';
export {
  AccessList,
  type MaterialLine,
  MaterialsList,
  NextSteps,
  Pagination,
  StageList,
  TimeLine,
  type TimeLineEntry,
} from './components/lists.tsx';
export { MaterialUpload } from './components/material-upload.tsx';
export { MineFrame, type MinePlace } from './components/mine.tsx';
export { LicenceCard, LicenceCards, Receipt, VerifyBand } from './components/receipt.tsx';
export { Rich } from './components/rich.tsx';
export { RoundSeal, SquareSeal } from './components/seals.tsx';
export { LookUpForm, SearchBox } from './components/search-box.tsx';
export { Progress, SideNav, type Step, StepList } from './components/steps.tsx';
export { Source, type SummaryItem, SummaryList } from './components/summary-list.tsx';
export { PrintLink, ReadAloud, StickyAction } from './components/tools.tsx';
export {
  FilePicker,
  ProgressBar,
  type UploadFileLine,
  UploadList,
  UploadRow,
  type UploadRowProps,
} from './components/upload-row.tsx';
export { DataBlock, enhancement, island, type When } from './island.tsx';
export type { AttachedFile, MaterialUploadProps } from './islands/upload.island.tsx';
export { localHref } from './local-href.ts';
export {
  type Access,
  type ActionContext,
  type ActionResult,
  type Crumb,
  type FormError,
  type FormState,
  type Invalid,
  invalid,
  isRedirect,
  type PageContext,
  type PageOptions,
  type PathParams,
  type PortalPage,
  page,
  type Redirect,
  type Resume,
  redirect,
  resume,
  type ViewProps,
  words,
} from './page.ts';
export {
  type Division,
  type Flash,
  PortalContext,
  type PortalView,
  type Site,
  usePortal,
  type Verb,
} from './portal-view.ts';
