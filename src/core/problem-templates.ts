/** English text of every problem; other languages translate the same keys. Each names the value and the remedy. */
export const problemTemplates = {
  'unknown-id': 'There is no {{registry}} "{{id}}". Choose one of: {{known}}.',
  'unknown-parameter': '"{{key}}" is not a parameter of {{owner}}. Its parameters are: {{known}}.',
  'not-a-number': '{{key}} must be a number, but is "{{value}}".',
  'out-of-range': '{{key}} must be between {{minimum}} and {{maximum}}, but is {{value}}.',
  'not-an-integer': '{{key}} must be a whole number, but is {{value}}.',
  'not-an-option': '{{key}} must be one of {{options}}, but is "{{value}}".',
  'not-a-width':
    '{{scheme}} codes {{role}} in {{options}} bits, not in {{value}}. Choose one of these widths.',
  'needs-batch-norm':
    '{{scheme}} is undefined without batch normalization. Set batchNorm=kept, or choose a network that has it instead of {{network}}.',
  'batch-norm-added': '{{scheme}} needs batch normalization, so {{network}} keeps it.',
  'not-a-switch': '{{key}} must be true or false, but is "{{value}}".',
  'data-missing': 'The data file {{file}} is missing. Build the project again, or choose another dataset.',
  'data-unreachable':
    'The data file {{file}} could not be loaded ({{reason}}). Check the connection and try again.',
  'data-truncated': 'The data file {{file}} is incomplete: it ends too early. Load it again.',
  'data-corrupt': 'The data file {{file}} is corrupt. Load it again, or build the project again.',
  'backend-unavailable': 'The tensor backend {{backend}} does not start on this machine. Choose wasm.',
  'training-diverged':
    'The loss became {{loss}} in epoch {{epoch}}. Lower the learning rate {{learningRate}} or change the seed.',
  'too-few-images': 'Training needs at least {{needed}} images, but {{dataset}} holds {{count}}.',
  'file-unreadable': 'The file {{file}} cannot be read ({{reason}}).',
  'file-unwritable': 'The file {{file}} cannot be written ({{reason}}).',
  'file-not-json': 'The file {{file}} is not JSON ({{reason}}).',
  'file-invalid': 'The file {{file}} is wrong at {{place}}: {{reason}}.',
  'results-differ':
    'The files {{first}} and {{second}} hold different results of one run ({{key}}). Train it again on one machine.',
  'result-outdated':
    'The file {{file}} holds a result of another version of the program ({{key}}). Train it again.',
  'import-invalid':
    'The file {{file}} is no file of results at {{place}}: {{reason}}. Nothing of it was taken. Remove that line, or write the file again with explore, reproduce or “Download results”.',
  'import-too-large':
    'The file {{file}} has {{size}} MB, more than the {{maximum}} MB that are read. Split it into smaller files.',
  'no-results':
    'The file {{file}} holds no results. Choose a JSON Lines file that explore, reproduce or “Download results” wrote.',
  'not-an-assignment': '"{{value}}" is not of the form scheme.KEY=VALUE or network.KEY=VALUE.',
  'not-a-shard': '"{{value}}" is not of the form PART/COUNT, such as 1/4.',
  'not-a-network-file': 'The file is no network file: it must hold {"layers": […]} with at least one layer.',
  'missing-field': '{{key}} is missing. Add it to the network file.',
  'unknown-field': '{{key}} is not a field of that kind of layer. Remove it.',
  'not-a-name': '{{key}} must be a text of 1 to 100 characters.',
  'duplicate-layer': 'Two layers are called "{{name}}". Give each its own name.',
  'kernel-exceeds-input':
    '{{name}}.{{field}} must be at most {{padded}}, the size of the padded image, but is {{kernel}}. Enlarge the padding or the image.',
  'groups-do-not-divide':
    '{{name}}.groups must divide the {{channels}} channels, but is {{groups}}. Choose a divisor of both channel counts.',
  'not-bits': '{{key}} must look like 4, or like 3x8 for weights and activations, but is "{{value}}".',
  'not-a-bits-range': '{{key}} must look like 2-8, between {{minimum}} and {{maximum}}, but is "{{value}}".',
  'not-a-layer': '{{key}} must be the name of a layer, but is "{{value}}".',
  'not-a-point': '{{key}} must be the 16 digits of a design point, but is "{{value}}".',
  'link-unreadable': 'The link cannot be read from "{{text}}" on. The page shows its defaults.',
  'link-too-long':
    'The link has {{length}} characters, more than the {{maximum}} that are read. The page shows its defaults.',
  'link-unknown-key': 'The link has an unknown key "{{key}}", which was left out.',
  'link-list-too-long': '{{key}} of the link has {{count}} entries; the first {{maximum}} were taken.',
  'link-more-repairs': 'Repairs of the link not listed here: {{count}}.',
  'link-newer':
    'The link is of version {{version}}, but this page reads versions up to {{known}}. Open it with a newer page.',
  'link-pins-damaged': 'The pinned points of the link are damaged and were left out. Ask for the link again.',
  'link-pins-dropped': 'Pinned points of the link that this page cannot reproduce and left out: {{count}}.',
  'worker-crashed':
    'The background worker stopped ({{reason}}). Finished points are kept; run the unfinished one again.',
  'no-weight-files':
    'The folder {{folder}} holds no weight files (*.json). explore --weights FOLDER writes them.',
  'queue-restored': 'The sweep of your last visit goes on. Runs left: {{count}}.',
  'saved-runs-unreadable':
    'Runs of the saved queue that could not be read and were left out: {{count}}. Start the sweep again for them.',
  'storage-unreadable':
    'Saved results could not be read ({{reason}}). They were left as they are: load the page again.',
  'saved-results-unreadable':
    'Saved results that could not be read: {{count}} of {{total}}. They were left as they are; training them again replaces them.',
  'saved-weights-unreadable':
    'Saved results whose weights could not be read: {{count}}. Their accuracies stay; training them again brings the weights back.',
  'saved-results-outdated':
    'Saved results of an older version of the training, which were removed: {{count}}. Train them again.',
  'imports-dropped':
    'Imported results of an earlier visit that this version cannot read were removed. Import their file again. Results: {{count}}.',
  'gallery-unavailable':
    'The gallery of design points could not be loaded ({{reason}}). Load the page again.',
  unexpected: 'Something went wrong: {{message}}. Try again.',
  'unsupported-codes': '{{accelerator}} cannot run layer {{layer}}: {{reason}}.',
  'not-finite': 'Value number {{index}} is {{value}}. Quantizers take finite numbers: remove or replace it.',
  'no-values': 'There are no values to quantize. Give at least one number.',
  'budget-unreachable':
    'The target of {{value}} bits is below {{minimum}}, the mean of the narrowest widths. Raise the target.',
  'not-layer-bits':
    '{{key}} must look like 8x8,4x4,2x2 (weights x activations of each layer), but is "{{value}}".',
  'wrong-layer-count':
    '{{key}} gives widths for {{given}} layers, but {{network}} has {{needed}}. Give one pair for each.',
  'not-divisible': '{{count}} values do not divide into {{channels}} channels. Give whole channels.',
  'buffer-too-small':
    '{{key}} must be at least {{minimum}} KB, so that half of it holds one tile of every layer, but is {{value}} KB.',
  'no-layers': 'The network has no layer with weights. Give it at least one.',
  'not-a-setting': '"{{value}}" is not of the form KEY=VALUE.',
  'not-datapath-widths':
    '{{class}} has no codes of {{weightBits}} x {{activationBits}} bits. Its widths are {{weightOptions}} for weights and {{activationOptions}} for activations.',
  'not-a-code': '{{key}} is {{value}}, but the codes of {{class}} there are {{options}}. Replace it.',
  'class-of-mixed-rows':
    '{{class}} mixes rows of several formats, so codes of a file are not all of one kind. Choose the class of one format, such as {{suggested}}.',
} as const;

export type ProblemCode = keyof typeof problemTemplates;
