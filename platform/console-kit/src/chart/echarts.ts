import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

/** Draws into an element and follows its size. */
export function draw(element: HTMLElement, option: EChartsCoreOption): { dispose(): void } {
  const chart = init(element);
  chart.setOption(option);
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return {
    dispose() {
      observer.disconnect();
      chart.dispose();
    },
  };
}
