/** The PDF worker: the limits first, then pdf.js's own worker. */
import './limit-memory.ts'
import './limit-operators.ts'
import 'pdfjs-dist/build/pdf.worker.min.mjs'
