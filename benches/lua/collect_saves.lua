-- GETs each preference page of the file PATHS once and writes to OUT, one page a line: where its form posts to, the body that
-- turns the first subscription type over, and the body that turns it back; parted by tabs.
local paths, at = {}, 0
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
local out = io.open(os.getenv("OUT"), "w")

local function encoded(text)
  return (text:gsub("[^%w%-%._~]", function(c) return string.format("%%%02X", c:byte()) end))
end

function request()
  at = at % #paths + 1
  return "GET " .. paths[at] .. " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n\r\n"
end

function response(status, headers, body)
  if status ~= 200 then return end
  local action, form = body:match('<form[^>]-action="([^"]+/choices)"[^>]*>(.-)</form>')
  if not form then return end
  local fields, turned, is_on = {}, nil, false
  for input in form:gmatch("<input(.-)>") do
    local name, value = input:match('name="([^"]*)"'), input:match('value="([^"]*)"') or ""
    local is_box, is_ticked = input:find('type="checkbox"', 1, true), input:find(" checked", 1, true)
    local pair = name and name .. "=" .. encoded(value)
    if is_box and name == "type" and not turned then
      turned, is_on = pair, is_ticked ~= nil
    elseif name and (not is_box or is_ticked) then
      fields[#fields + 1] = pair
    end
  end
  local without = table.concat(fields, "&")
  local with = without .. "&" .. turned
  out:write(action, "\t", is_on and without or with, "\t", is_on and with or without, "\n")
end
