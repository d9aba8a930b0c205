import { type DragEvent, type ReactElement, type ReactNode, useState } from 'react';
import styles from './DropZone.module.css';

interface DropZoneProps {
  readonly hint: string;
  onFiles(files: readonly File[]): void;
  readonly children: ReactNode;
}

/** Its children, onto which files can be dropped; a button elsewhere must offer the same. */
export function DropZone({ hint, onFiles, children }: DropZoneProps): ReactElement {
  const [isOver, setIsOver] = useState(false);
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  const over = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setIsOver(true);
  };
  const leave = (event: DragEvent): void => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!isInside) setIsOver(false);
  };
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setIsOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button for files is the first.
    <div className={styles.zone} onDragOver={over} onDragLeave={leave} onDrop={drop} data-testid="drop-zone">
      {children}
      {isOver && (
        <p className={styles.hint} aria-hidden="true">
          {hint}
        </p>
      )}
    </div>
  );
}
