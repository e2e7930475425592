import { island } from '../island.tsx';
import { View } from '../islands/upload.island.tsx';

/**
 * One material with its files: progress for each, pause, resume after a broken connection, removal. Stands in an
 * `UploadList`. Without script it is a file control inside the page's `<Form multipart>`, sent with the
 * button 上传 (`_action=upload`), and removal is a button `_action=remove:<id>`.
 */
export const MaterialUpload = island('upload', View);
