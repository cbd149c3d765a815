// Everything here is an improvement of a page that works without it.
import "htmx.org/dist/htmx.esm.js";
import { answerInPlace } from "./in-place.js";
import { openFurther } from "./chain.js";
import { askFirst } from "./confirm.js";
import { quickSearch } from "./search.js";
import { markdownFields } from "./markdown.js";
import { chosenFiles } from "./files.js";
import { nameProblems } from "./problems.js";
import { smallThings } from "./small-things.js";

answerInPlace();
chosenFiles();
askFirst();
openFurther();
quickSearch();
markdownFields();
nameProblems();
smallThings();
