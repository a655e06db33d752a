/** The look of the printable report: black on white, A4, headings kept with what follows. */
export const REPORT_STYLE = `
@page{size:A4;margin:14mm 12mm}
*{box-sizing:border-box}
body{margin:0;font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;color:#16191f;background:#fff}
main{max-width:1080px;margin:0 auto;padding:28px 20px}
h1{font-size:26px;line-height:1.2;margin:2px 0 8px}
h2{font-size:17px;margin:26px 0 4px;break-after:avoid}
p{margin:4px 0 8px;max-width:78ch}
.kind{color:#555e6d;margin:0}
.verdict{font-size:16px;border-left:4px solid #2456c5;padding:2px 0 2px 12px;max-width:none}
.note,figure p{color:#555e6d;font-size:12px}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:12px;font-variant-numeric:tabular-nums}
th,td{padding:3px 7px;border-bottom:1px solid #e2e5ea;text-align:right;vertical-align:top}
thead th{font-weight:600;color:#3d4552;border-bottom:1.5px solid #9aa1ad;vertical-align:bottom}
thead{display:table-header-group}
th:first-child,td:first-child,td.text{text-align:left}
tbody th{font-weight:500}
tr{break-inside:avoid}
tr.small td{color:#6a7280}
tr.failed td.text{color:#a32020;font-weight:600}
tr.passed td.text{color:#1f6b3a}
small{display:block;color:#555e6d;white-space:nowrap}
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px 28px;margin-top:18px}
figure{margin:0;break-inside:avoid}
figcaption{font-size:13px}
.key{font-size:12px;color:#3d4552;margin-left:10px;white-space:nowrap}
.key i{display:inline-block;width:10px;height:10px;margin-right:4px}
svg{width:100%;height:auto;display:block}
svg text{font-size:9.5px;fill:#3d4552}
svg .value,svg .axis{text-anchor:middle}
svg .value{font-size:8.5px}
svg .side,svg .end{text-anchor:end}
dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 16px;font-size:12px;margin:6px 0}
dt{color:#555e6d}
dd{margin:0;overflow-wrap:anywhere}
@media print{main{max-width:none;padding:0}body{font-size:11px}table{font-size:8.5px}th,td{padding:2px 4px}h1{font-size:20px}h2{font-size:14px;margin-top:16px}.wide{overflow:visible}.verdict{font-size:12px}}
@media(max-width:700px){.charts{grid-template-columns:1fr}}
`;
