// The editor in the browser, over the repository's own files. Its settings are made from the models (toolbox/publish/editor).

import CMS from "@sveltia/cms";

const { only_here, ...config } = await (await fetch("config.json")).json();
const here = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
if (only_here && !here) document.body.append(Object.assign(document.createElement("p"), { textContent: only_here }));
else CMS.init({ config });
