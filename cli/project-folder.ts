import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Sources (cli/) and bundle (dist-cli/) lie equally deep in the project. */
const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

export const datasetsFolder = join(projectFolder, 'public', 'datasets');
export const galleryFile = join(projectFolder, 'public', 'gallery.json');
export const weightsFolder = join(projectFolder, 'cli', 'weight-files', 'shipped');
export const resultsFile = join(projectFolder, 'docs', 'results.md');
export const calibrationFolder = join(projectFolder, 'src', 'core', 'hardware', 'datapaths');
