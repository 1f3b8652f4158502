using System.CommandLine;

var root = new RootCommand("Sirekap Terbuka: hasil pemilu yang dapat diperiksa siapa saja · election results that anyone can check");
return await root.Parse(args).InvokeAsync();
