# Completion of rekcl for fish. Options and their values stand here; ARNs and version names rekcl itself
# looks for, for about a second at most.

# Prints ARNs and version names, in the order in which rekcl lists them.
function __rekcl_ask
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    # Where the line names no path, not one that an entry of PATH such as "." finds in the current folder.
    if not string match -q '*/*' -- $program
        set program (command -s -- $program)
        string match -q '/*' -- $program; or return
    end
    $program __complete -- $words[2..-1] (commandline -ct) </dev/null 2>/dev/null
end

function __rekcl_profiles
    set -q AWS_CONFIG_FILE; and set -l config $AWS_CONFIG_FILE; or set -l config ~/.aws/config
    set -q AWS_SHARED_CREDENTIALS_FILE; and set -l keys $AWS_SHARED_CREDENTIALS_FILE; or set -l keys ~/.aws/credentials
    sed -n -e 's/^\[profile  *\([^]]*\)\]$/\1/p' -e 's/^\[\([^] ]*\)\]$/\1/p' $config $keys 2>/dev/null
end

complete -c rekcl -f
@LINES@
