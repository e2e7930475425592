import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  children: ReactNode;
  fallback(error: unknown, retry: () => void): ReactNode;
  onReset?(): void;
}

/** Catches what a part of the page throws while it is drawn. React offers this to classes only. */
export class Boundary extends Component<BoundaryProps, { error: unknown; failed: boolean }> {
  override state = { error: undefined as unknown, failed: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(this.state.error, () => {
      this.props.onReset?.();
      this.setState({ error: undefined, failed: false });
    });
  }
}
